-- Corrects whom a booking of any channel is for. What is said is said of this booking: what the hospital knows of the
-- patient stands, unless it knows the patient from this booking alone. A certificate that is not the patient's moves the
-- booking to whoever has it. What is not sent stays.

--> row else not-found "挂号流水号不存在"
select id as appointment_id, patient_id as old_id from appointment
where hospital_id = :hospital.id
  and (platform = :hub.platform and reference = :appointment.platformReference
    or platform <> :hub.platform and id = :appointment.platformReference)
for update

--> no row else conflict "该预约已取消或已取号"
select 1 from appointment
where id = :appointment_id and (state not in ('booked', 'paid') or checked_in_at is not null)

-- Whose number it is: the patient's own, of whatever kind, before anybody else's. A new one is an identity card's, or of
-- the kind it corrects.

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile, provisional)
select
  'P' || nextval('patient_number'), coalesce(:patient.name, a.patient_name, p.name),
  coalesce(:patient.sex, a.patient_sex, p.sex),
  case when char_length(:patient.identifier.value) in (15, 18) then 'id-card' else p.identifier_type end,
  :patient.identifier.value, coalesce(:patient.mobile, a.patient_mobile, p.mobile), true
from appointment a
join patient p on p.id = a.patient_id
where a.id = :appointment_id
  and not exists (select 1 from patient where identifier_value = :patient.identifier.value)
on conflict do nothing

--> row
select id as patient_id from patient
where identifier_value = :patient.identifier.value
order by case when id = :old_id then 0 when identifier_type = 'id-card' then 1 else 2 end, id
limit 1
for update

--> no row else conflict "姓名与证件号不符"
select 1 from patient
where id = :patient_id and id <> :old_id
  and :config.identity <> 'lenient'
  and upper(name) <> upper(:patient.name)

--> no row else conflict "性别与证件号不符"
select 1 from patient
where id = :patient_id and id <> :old_id
  and :config.identity <> 'lenient'
  and sex <> :patient.sex and 'other' not in (sex, :patient.sex)

--> no row else conflict "患者年龄不符合该科室的要求"
select 1 from appointment a
join slot sl on sl.id = a.slot_id
join schedule s on s.id = sl.schedule_id
join department d on d.id = s.department_id
join patient_birth b on b.patient_id = :patient_id
where a.id = :appointment_id and a.patient_id <> :patient_id
  and ((cast(to_char(s.visit_date, 'YYYYMMDD') as integer) - b.born) / 10000 < d.min_age
    or d.max_age > 0 and (cast(to_char(s.visit_date, 'YYYYMMDD') as integer) - b.born) / 10000 > d.max_age)

--> no row else conflict "该证件的患者已预约同一排班"
select 1 from appointment a
join slot sl on sl.id = a.slot_id
where a.patient_id = :patient_id and a.id <> :appointment_id
  and sl.schedule_id = (
    select o.schedule_id from slot o
    join appointment b on b.slot_id = o.id
    where b.id = :appointment_id)
  and (a.state in ('booked', 'paid') or a.state = 'locked' and a.locked_until > :hub.now)

--> 1 change else conflict
update appointment set
  patient_name = coalesce(:patient.name, case when patient_id = :patient_id then patient_name end),
  patient_sex = coalesce(:patient.sex, case when patient_id = :patient_id then patient_sex end),
  patient_mobile = coalesce(:patient.mobile, case when patient_id = :patient_id then patient_mobile end),
  patient_id = :patient_id,
  insurance_plan = coalesce(:insurance.plan, insurance_plan),
  prepaid = coalesce(:appointment.prepaid, prepaid)
where id = :appointment_id

--> changes
update patient set
  name = coalesce(:patient.name, name),
  sex = coalesce(:patient.sex, sex),
  mobile = coalesce(:patient.mobile, mobile)
where id = :patient_id and provisional
  and not exists (select 1 from appointment where patient_id = :patient_id and id <> :appointment_id)
  and not exists (select 1 from patient_link where patient_id = :patient_id)
  and not exists (select 1 from visit_card where patient_id = :patient_id)
  and not exists (select 1 from exam_group where patient_id = :patient_id)
