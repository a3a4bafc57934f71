-- The places of a day in every queue that can do all examinations of the group.

--> row else not-found "检查项目组不存在"
select id as group_id from exam_group where id = :group.id and hospital_id = :hospital.id

--> no row else not-found "申请单不属于该项目组"
select 1 from unnest(array[:requests.id]) as n (id)
where n.id not in (select r.id from exam_request r where r.group_id = :group_id)

--> answer
select
  k.id                  as "queues[].campus.id",
  k.name                as "queues[].campus.name",
  q.id                  as "queues[].id",
  q.name                as "queues[].name",
  p.exam_date           as "queues[].places[].date",
  p.time_range          as "queues[].places[].time",
  p.capacity - p.booked as "queues[].places[].free",
  case when p.booked < p.capacity and p.exam_date + p.start_time > :hub.now
       then true else false end
                        as "queues[].places[].available"
from exam_group g
join campus k on k.hospital_id = g.hospital_id
join exam_queue q on q.campus_id = k.id
join exam_place p on p.queue_id = q.id and p.exam_date = :exam.date
where g.id = :group_id
  and (:campus.id is null or k.id = :campus.id)
  and not exists (
    select 1 from exam_request r
    where r.group_id = g.id and r.item_code not in (
      select i.item_code from exam_queue_item i where i.queue_id = q.id))
order by k.id, q.id, p.time_range
