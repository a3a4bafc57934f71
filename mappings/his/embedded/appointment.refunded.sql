-- Tells whether a paid appointment was given back. Only a refunded appointment ends so.

--> row else not-found
select 1 as refunded from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and state = 'refunded'
