-- Tells whether a lock was paid. Only this payment counts; whatever became of the appointment since, it was paid.

--> answer else not-found
select
  visit_number   as "visit.number",
  visit_location as "visit.location",
  visit_serial   as "visit.serial"
from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and pay_transaction = :payment.transaction
