-- What became of the examinations of a day that a platform booked.

--> answer
select
  e.id          as "due[].after",
  g.hospital_id as "due[].hospital.id",
  e.platform    as "due[].platform.id",
  e.id          as "due[].appointments[].id",
  e.state       as "due[].appointments[].status"
from exam_appointment e
join exam_group g on g.id = e.group_id
where g.hospital_id = :hospital.id
  and e.exam_date = :date
  and e.id > coalesce(:after, '')
  and e.state in ('completed', 'no-show')
order by e.id
limit :limit
