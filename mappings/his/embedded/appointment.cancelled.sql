-- Tells whether an appointment was cancelled. Only a cancelled booking ends so.

--> row else not-found
select 1 as cancelled from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and state = 'cancelled'
