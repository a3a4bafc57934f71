-- Schedules from today on that are suspended.

--> answer
select
  s.id                                   as "due[].after",
  s.id                                   as "due[].schedule.id",
  s.hospital_id                          as "due[].hospital.id",
  s.session                              as "due[].schedule.session",
  coalesce(s.suspension_reason, 'other') as "due[].schedule.suspension.reason",
  s.visit_date                           as "due[].schedule.date"
from schedule s
where s.hospital_id = :hospital.id
  and s.visit_date >= :hub.today
  and s.state = 'suspended'
  and s.id > coalesce(:after, '')
order by s.id
limit :limit
