-- The queues a patient still waits in, today. Ahead are those who wait with a smaller number.

--> answer
select
  d.name           as "queues[].department.name",
  p.name           as "queues[].practitioner.name",
  q.visit_date     as "queues[].date",
  q.session        as "queues[].session",
  t.number         as "queues[].number",
  q.current_number as "queues[].current",
  (select count(*) from ticket o
   where o.queue_id = q.id and o.state = 'waiting' and o.number < t.number)
                   as "queues[].ahead"
from patient pt
join ticket t on t.patient_id = pt.id and t.state <> 'done'
join queue q on q.id = t.queue_id
join department d on d.id = q.department_id
left join practitioner p on p.id = q.practitioner_id
where pt.identifier_value = :patient.identifier.value
  and q.kind = :queue.kind
  and q.visit_date = :hub.today
  and (:hub.hospital is null or q.hospital_id = :hub.hospital)
order by q.id, t.number
