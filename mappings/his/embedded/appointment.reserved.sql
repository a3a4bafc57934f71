-- Tells whether a booking was made and still stands.

--> answer else not-found
select
  a.reference as "appointment.platformReference",
  sl.number   as "slot.number",
  a.password  as "appointment.password"
from appointment a
join slot sl on sl.id = a.slot_id
where a.platform = :hub.platform
  and a.reference = :appointment.platformReference
  and a.hospital_id = :hospital.id
  and a.visit_date = :slot.date
  and a.state = 'booked'
