-- The free slots of a schedule that still lie ahead. A lock that has expired leaves its slot free.
-- An all-day schedule has slots of the morning and of the afternoon.

--> answer if any
select
  sl.id         as "slots[].id",
  sl.number     as "slots[].number",
  sl.visit_date as "slots[].date",
  sl.start_time as "slots[].time",
  case when s.visit_date - 7 + cast(:config.releaseTime as time) <= :hub.now
       then 'free' else 'unreleased' end as "slots[].state"
from schedule s
join slot sl on sl.schedule_id = s.id
where s.id = :schedule.id
  and s.hospital_id = :hospital.id
  and s.state = 'normal' and not s.closed and not s.reserved
  and (:slot.session is null or :slot.session in (sl.session, s.session))
  and (sl.state = 'free' or sl.locked_until <= :hub.now)
  and sl.visit_date + sl.start_time > :hub.now
order by sl.number

-- Nothing free: because the schedule is not there, suspended, or sold out. One that is closed or reserved takes place.

--> no row else not-found "排班编号不属于该医院编号"
select 1 from schedule where id = :schedule.id and hospital_id <> :hospital.id

--> row else not-found
select 1 as there from schedule
where id = :schedule.id and hospital_id = :hospital.id and state <> 'withdrawn'

--> no row else schedule-suspended
select 1 from schedule where id = :schedule.id and state = 'suspended'
