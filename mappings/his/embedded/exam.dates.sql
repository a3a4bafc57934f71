-- The days on which some queue that can do all examinations of the group has a place left.

--> no row else invalid "结束日期不得早于开始日期"
select 1 where :period.end < :period.start

--> row else not-found "检查项目组不存在"
select id as group_id from exam_group where id = :group.id and hospital_id = :hospital.id

--> no row else not-found "申请单不属于该项目组"
select 1 from unnest(array[:requests.id]) as n (id)
where n.id not in (select r.id from exam_request r where r.group_id = :group_id)

--> answer
select distinct p.exam_date as "dates[]"
from exam_group g
join campus k on k.hospital_id = g.hospital_id
join exam_queue q on q.campus_id = k.id
join exam_place p on p.queue_id = q.id
where g.id = :group_id
  and (:campus.id is null or k.id = :campus.id)
  and p.exam_date between :period.start and :period.end
  and p.booked < p.capacity
  and p.exam_date + p.start_time > :hub.now
  and not exists (
    select 1 from exam_request r
    where r.group_id = g.id and r.item_code not in (
      select i.item_code from exam_queue_item i where i.queue_id = q.id))
order by p.exam_date
