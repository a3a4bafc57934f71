-- Tells whether a lock was given up. A lock that expired is still to be given up, which changes nothing.

--> row else not-found
select 1 as released from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and lock_id = :lock.id
  and state = 'released'
