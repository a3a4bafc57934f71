-- One schedule, as schedule.search shows it.

--> no row else not-found "排班编号不属于该医院编号"
select 1 from schedule where id = :schedule.id and hospital_id <> :hospital.id

--> answer else not-found
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
  and s.id = :schedule.id
  and s.state <> 'withdrawn'
  and exists (select 1 from slot sl where sl.schedule_id = s.id)
