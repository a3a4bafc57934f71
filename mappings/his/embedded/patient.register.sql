-- A certificate the hospital knows is linked to the patient it belongs to, whose name and sex must agree; the hospital's
-- own data of that patient stand. A repeat changes nothing and answers the same.

--> no row else conflict "平台患者编号已关联其他证件"
select 1 from patient_link l
join patient p on p.id = l.patient_id
where l.platform = :hub.platform
  and l.platform_patient_id = :patient.id
  and (p.identifier_type <> :patient.identifier.type or p.identifier_value <> :patient.identifier.value)

--> changes
insert into patient
  (id, name, sex, identifier_type, identifier_value, insurance_type, insurance_number, mobile, address)
select
  'P' || nextval('patient_number'), :patient.name, :patient.sex,
  :patient.identifier.type, :patient.identifier.value,
  :patient.insurance.type, :patient.insurance.number,
  :patient.mobile, :patient.address
where not exists (
  select 1 from patient
  where identifier_type = :patient.identifier.type and identifier_value = :patient.identifier.value)
on conflict do nothing

--> row
select id as hospital_id from patient
where identifier_type = :patient.identifier.type and identifier_value = :patient.identifier.value

--> no row else conflict "姓名与证件号不符"
select 1 from patient
where id = :hospital_id
  and :config.identity <> 'lenient'
  and upper(name) <> upper(:patient.name)

--> no row else conflict "性别与证件号不符"
select 1 from patient
where id = :hospital_id
  and :config.identity <> 'lenient'
  and sex <> :patient.sex and 'other' not in (sex, :patient.sex)

--> changes
insert into patient_link (platform, platform_patient_id, patient_id)
select :hub.platform, :patient.id, :hospital_id
where not exists (
  select 1 from patient_link where platform = :hub.platform and platform_patient_id = :patient.id)
on conflict do nothing

--> answer
select l.patient_id as "patient.hospitalId" from patient_link l
where l.platform = :hub.platform and l.platform_patient_id = :patient.id
