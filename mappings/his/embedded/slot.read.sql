-- One slot, as slot.search shows it; a taken one gives an empty list, one of a suspended schedule the same error.

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
where sl.id = :slot.id
  and s.hospital_id = :hospital.id
  and s.state = 'normal' and not s.closed and not s.reserved
  and (:schedule.id is null or s.id = :schedule.id)
  and (sl.state = 'free' or sl.locked_until <= :hub.now)
  and sl.visit_date + sl.start_time > :hub.now

--> no row else not-found "号源编号不属于该医院编号"
select 1 from slot sl
join schedule s on s.id = sl.schedule_id
where sl.id = :slot.id and s.hospital_id <> :hospital.id

--> row else not-found
select s.id as schedule_id from slot sl
join schedule s on s.id = sl.schedule_id
where sl.id = :slot.id
  and s.hospital_id = :hospital.id
  and s.state <> 'withdrawn'
  and (:schedule.id is null or s.id = :schedule.id)

--> no row else schedule-suspended
select 1 from schedule where id = :schedule_id and state = 'suspended'
