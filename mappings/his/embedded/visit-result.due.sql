-- How the visits of a day went that a platform booked. A booking through a lock has no password, by which the
-- platform would know it; one that was given up before the visit is none. Nobody is a no-show before the session is
-- over, so that a visit to come is told when it is; whose schedule did not take place is excused.

--> answer
select
  a.id               as "due[].after",
  a.hospital_id      as "due[].hospital.id",
  a.platform         as "due[].platform.id",
  a.password         as "due[].appointment.password",
  case
    when a.checked_in_at is null and v.taken_at is null and s.state <> 'normal' then 'excused'
    when v.outcome is not null then v.outcome
    when a.state = 'refunded' then 'returned'
    when a.checked_in_at is null and v.taken_at is null then 'no-show'
    else 'checked-in' end as "due[].visit.outcome",
  coalesce(v.taken_at, a.checked_in_at) as "due[].visit.checkedIn",
  v.seen_at          as "due[].visit.seen",
  v.ordered_at       as "due[].visit.ordered",
  v.paid_at          as "due[].visit.paid",
  v.dispensed_at     as "due[].visit.dispensed",
  p.insurance_type   as "due[].patient.insurance.type",
  p.insurance_number as "due[].patient.insurance.number"
from appointment a
join patient p on p.id = a.patient_id
join slot sl on sl.id = a.slot_id
join schedule s on s.id = sl.schedule_id
left join visit v on v.appointment_id = a.id
where a.hospital_id = :hospital.id
  and a.visit_date = :date
  and a.id > coalesce(:after, '')
  and a.password is not null
  and (a.state in ('booked', 'paid') or a.state = 'refunded' and a.checked_in_at is not null)
  and (a.checked_in_at is not null or v.taken_at is not null or v.outcome is not null
    or a.visit_date + greatest(sl.start_time, case sl.session
      when 'morning' then time '12:00:00' when 'afternoon' then time '18:00:00' else time '21:00:00' end) <= :hub.now)
order by a.id
limit :limit
