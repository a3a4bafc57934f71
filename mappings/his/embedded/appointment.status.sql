-- The platform asks before it refunds, so a registration that stands must never read as failed:
-- the reference alone decides, not the date and session sent with it. A lock that has expired failed;
-- one that was given up was cancelled. The stage tells locks and registrations apart.

--> answer if any
select
  case when state in ('booked', 'paid') then 'registered'
       when state in ('cancelled', 'refunded', 'released') then 'cancelled'
       when state = 'locked' and locked_until > :hub.now then 'locked'
       else 'failed' end as "appointment.status",
  case when state in ('booked', 'paid') then 'registered'
       when state in ('cancelled', 'refunded') then 'cancelled'
       when state = 'locked' and locked_until > :hub.now then 'locked'
       else 'lock-ended' end as "appointment.stage",
  visit_number           as "visit.number",
  visit_location         as "visit.location",
  visit_serial           as "visit.serial"
from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id

--> answer
select 'failed' as "appointment.status", 'lock-failed' as "appointment.stage"
