-- The schedules of a period, of departments (general clinics) or of practitioners. None is ever left
-- out: one that was withdrawn is told as suspended. The number of slots is that of the plan in force
-- on the day of the schedule; without a plan, the slots there are.

--> no row else invalid "结束日期不得早于起始日期"
select 1 where :period.end < :period.start

--> answer
select
  s.hospital_id as "schedules[].hospital.id",
  s.department_id as "schedules[].department.id",
  s.practitioner_id as "schedules[].practitioner.id",
  s.visit_date as "schedules[].date",
  s.session as "schedules[].session",
  case when s.state <> 'normal' then 'suspended' when s.closed then 'closed' else 'normal' end
    as "schedules[].state",
  s.reserved as "schedules[].reserved",
  coalesce(
    (select pl.total from slot_plan pl
     where pl.department_id = s.department_id
       and coalesce(pl.practitioner_id, '') = coalesce(s.practitioner_id, '')
       and pl.session = s.session
       and pl.valid_from <= s.visit_date
     order by pl.valid_from desc limit 1),
    (select count(*) from slot sl where sl.schedule_id = s.id))
    as "schedules[].slots.total",
  case when s.category = 'expert' then s.registration_fee
       else s.registration_fee + s.consultation_fee end as "schedules[].fee.clinic",
  case when s.category = 'expert' then s.consultation_fee else 0 end as "schedules[].fee.expert",
  s.remark as "schedules[].remark"
from schedule s
where s.hospital_id = :hospital.id
  and s.visit_date between :period.start and :period.end
  and (:department.id is null or s.department_id = :department.id)
  and (:practitioner.id is null or s.practitioner_id = :practitioner.id)
  and case when :schedule.keeper = 'department' then s.practitioner_id is null
           else s.practitioner_id is not null end
order by s.visit_date, s.department_id, s.practitioner_id,
  case s.session when 'morning' then 1 when 'afternoon' then 2 when 'all-day' then 3 else 4 end, s.id
