-- What the platform does not send stays as it is.

--> row else patient-unknown
select patient_id from patient_link
where platform = :hub.platform and platform_patient_id = :patient.id

--> 1 change else patient-unknown
update patient set
  name = :patient.name,
  sex = :patient.sex,
  insurance_type = coalesce(:patient.insurance.type, insurance_type),
  insurance_number = coalesce(:patient.insurance.number, insurance_number),
  mobile = :patient.mobile,
  address = coalesce(:patient.address, address)
where id = :patient_id

--> answer
select id as "patient.hospitalId" from patient where id = :patient_id
