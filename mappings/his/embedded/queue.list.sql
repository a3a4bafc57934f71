-- The numbers being called today, one for each practitioner and each general clinic: of several sessions the one called
-- last. Where names are the same, the place tells them apart.

--> answer
select
  case when count(*) over (partition by n.department, n.practitioner) > 1
       then n.department || '（' || n.place || '）' else n.department end
                     as "queues[].department.name",
  n.practitioner     as "queues[].practitioner.name",
  n.current_number   as "queues[].current"
from (
  select
    d.id as department_id, d.name as department, p.id as practitioner_id, p.name as practitioner,
    q.current_number, coalesce(s.location, h.name) as place, q.id as queue_id,
    row_number() over (
      partition by d.id, p.id, case when p.id is null then s.location end
      order by case when q.current_number > 0 then 0 else 1 end,
        case q.session when 'evening' then 1 when 'afternoon' then 2 when 'all-day' then 3 else 4 end,
        q.current_number desc, q.id) as rank
  from queue q
  join hospital h on h.id = q.hospital_id
  join department d on d.id = q.department_id
  left join practitioner p on p.id = q.practitioner_id
  left join schedule s on s.id = q.schedule_id
  where q.kind = :queue.kind
    and q.visit_date = :hub.today
    and (:hub.hospital is null or q.hospital_id = :hub.hospital)
) n
where n.rank = 1
order by n.department_id, n.practitioner_id, n.queue_id
