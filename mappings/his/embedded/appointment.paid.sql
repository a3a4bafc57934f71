-- Tells whether a lock was paid and the appointment still stands. Only this payment counts.

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
  and state = 'paid'
