-- Schedules from today on that are suspended.

--> answer
select
  s.id                                   as "due[].after",
  s.id                                   as "due[].schedule.id",
  s.hospital_id                          as "due[].hospital.id",
  s.session                              as "due[].schedule.session",
  coalesce(s.suspension_reason, 'other') as "due[].schedule.suspension.reason",
  s.visit_date                           as "due[].schedule.date",
  h.name                                 as "due[].hospital.name",
  d.id                                   as "due[].department.id",
  d.name                                 as "due[].department.name",
  p.id                                   as "due[].practitioner.id",
  p.name                                 as "due[].practitioner.name"
from schedule s
join hospital h on h.id = s.hospital_id
join department d on d.id = s.department_id
left join practitioner p on p.id = s.practitioner_id
where s.hospital_id = :hospital.id
  and s.visit_date >= :hub.today
  and s.state = 'suspended'
  and s.id > coalesce(:after, '')
order by s.id
limit :limit
