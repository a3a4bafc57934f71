-- The numbers being called today.

--> answer
select
  d.name           as "queues[].department.name",
  p.name           as "queues[].practitioner.name",
  q.current_number as "queues[].current"
from queue q
join department d on d.id = q.department_id
left join practitioner p on p.id = q.practitioner_id
where q.kind = :queue.kind
  and q.visit_date = :hub.today
  and (cast(:hub.hospital as varchar) is null or q.hospital_id = :hub.hospital)
order by d.id, p.id, q.id
