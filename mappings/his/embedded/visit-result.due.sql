-- How the visits of a day went that a platform booked. A booking through a lock has no password, by which the
-- platform would know it; one that was given up before the visit is none.

--> answer
select
  a.id               as "due[].after",
  a.hospital_id      as "due[].hospital.id",
  a.platform         as "due[].platform.id",
  a.password         as "due[].appointment.password",
  coalesce(v.outcome, case
    when a.state = 'refunded' then 'returned'
    when a.checked_in_at is null then 'no-show'
    else 'checked-in' end) as "due[].visit.outcome",
  coalesce(v.taken_at, a.checked_in_at) as "due[].visit.checkedIn",
  v.seen_at          as "due[].visit.seen",
  v.ordered_at       as "due[].visit.ordered",
  v.paid_at          as "due[].visit.paid",
  v.dispensed_at     as "due[].visit.dispensed",
  p.insurance_type   as "due[].patient.insurance.type",
  p.insurance_number as "due[].patient.insurance.number"
from appointment a
join patient p on p.id = a.patient_id
left join visit v on v.appointment_id = a.id
where a.hospital_id = :hospital.id
  and a.visit_date = :date
  and a.id > coalesce(:after, '')
  and a.password is not null
  and (a.state in ('booked', 'paid') or a.state = 'refunded' and a.checked_in_at is not null)
order by a.id
limit :limit
