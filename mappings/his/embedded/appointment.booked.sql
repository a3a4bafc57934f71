-- Tells whether a booking was made and still stands.

--> answer else not-found
select id as "appointment.id" from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and slot_id = :slot.id
  and lock_id is null
  and state = 'booked'
