-- Tells whether the number of an appointment was taken. Only the same card counts.

--> answer else not-found
select
  visit_number   as "visit.number",
  visit_location as "visit.location",
  visit_serial   as "visit.serial"
from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and checked_in_at is not null
  and card_id = :patient.card.id
