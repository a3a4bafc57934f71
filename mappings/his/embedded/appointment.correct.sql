-- Corrects whom a booking of any channel is for. A certificate that is not the booking's moves it to
-- the patient who has it, and leaves the other one as he is. What is not sent stays.

--> row else not-found
select id as appointment_id, patient_id as old_id from appointment
where hospital_id = :hospital.id
  and (platform = :hub.platform and reference = :appointment.platformReference
    or platform <> :hub.platform and id = :appointment.platformReference)
for update

--> no row else conflict "该预约已取消或已取号"
select 1 from appointment
where id = :appointment_id and (state not in ('booked', 'paid') or checked_in_at is not null)

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile)
select 'P' || nextval('patient_number'), name, sex, 'id-card', cast(:patient.identifier.value as varchar), mobile
from patient
where id = :old_id
  and not exists (
    select 1 from patient
    where identifier_type = 'id-card' and identifier_value = :patient.identifier.value)
on conflict do nothing

--> row
select id as patient_id from patient
where identifier_type = 'id-card' and identifier_value = :patient.identifier.value
for update

--> changes
update patient set
  name = coalesce(:patient.name, name),
  sex = coalesce(:patient.sex, sex),
  mobile = coalesce(:patient.mobile, mobile)
where id = :patient_id

--> 1 change else conflict
update appointment set
  patient_id = :patient_id,
  insurance_plan = coalesce(:insurance.plan, insurance_plan),
  prepaid = coalesce(:appointment.prepaid, prepaid)
where id = :appointment_id
