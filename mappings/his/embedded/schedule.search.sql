-- Schedules of today and the next seven days that have slots. A schedule is released seven days
-- before its date at the release time; until then it has no id, and nothing of it can be booked.
-- Withdrawn ones do not exist.

--> no row else invalid "结束时间不得早于开始时间"
select 1 where :period.end < :period.start

--> answer
select
  case when s.visit_date - 7 + cast(:config.releaseTime as time) <= :hub.now
       then s.id end     as "schedules[].id",
  s.hospital_id          as "schedules[].hospital.id",
  p.id                   as "schedules[].practitioner.id",
  p.name                 as "schedules[].practitioner.name",
  p.sex                  as "schedules[].practitioner.sex",
  p.title                as "schedules[].practitioner.title",
  d.id                   as "schedules[].department.id",
  d.name                 as "schedules[].department.name",
  s.visit_date           as "schedules[].date",
  s.session              as "schedules[].session",
  (select count(*) from slot sl where sl.schedule_id = s.id)
                         as "schedules[].slots.total",
  (select count(*) from slot sl
   where sl.schedule_id = s.id and s.state = 'normal' and not s.closed and not s.reserved
     and (sl.state = 'free' or sl.locked_until <= :hub.now)
     and sl.visit_date + sl.start_time > :hub.now
     and s.visit_date - 7 + cast(:config.releaseTime as time) <= :hub.now)
                         as "schedules[].slots.free",
  s.category             as "schedules[].category",
  s.registration_fee     as "schedules[].fee.registration",
  s.consultation_fee     as "schedules[].fee.consultation",
  case when s.state = 'normal' and (s.closed or s.reserved) then 'closed' else s.state end
                         as "schedules[].state"
from schedule s
join department d on d.id = s.department_id
left join practitioner p on p.id = s.practitioner_id
where s.hospital_id = :hospital.id
  and s.state <> 'withdrawn'
  and s.visit_date between :hub.today and :hub.today + 7
  and (:period.start is null or s.visit_date >= :period.start)
  and (:period.end is null or s.visit_date <= :period.end)
  and (:department.id is null or d.id = :department.id)
  and (:practitioner.id is null or p.id = :practitioner.id)
  and (:practitioner.name is null or p.name = :practitioner.name)
  and exists (select 1 from slot sl where sl.schedule_id = s.id)
order by s.visit_date,
  case s.session when 'morning' then 1 when 'afternoon' then 2 when 'evening' then 3 else 4 end,
  d.id, p.id, s.id
