-- Gives a place back. Only what is booked, not paid and not begun can be given back; what is booked
-- through another platform too. A repeat finds it given back and nothing left to do.

--> row else not-found "预约不存在"
select g.id as group_id from exam_group g
where g.hospital_id = :hospital.id
  and exists (select 1 from exam_request r where r.group_id = g.id and r.id = :request.id)
for update

--> row else not-found "预约不存在"
select e.id as appointment_id, e.queue_id, e.exam_date, e.time_range
from exam_appointment e
where e.group_id = :group_id and e.id = coalesce(:appointment.id, e.id)
order by case when e.live_group_id is null then 1 else 0 end, e.booked_at desc, e.id desc
limit 1

--> no row else conflict "已缴费，不能取消"
select 1 from exam_appointment where id = :appointment_id and paid_at is not null

--> no row else conflict "该预约当前状态不能取消"
select 1 from exam_appointment where id = :appointment_id and state not in ('booked', 'cancelled')

--> no row else too-late "检查时间已过"
select 1 from exam_appointment e
join exam_place p on p.queue_id = e.queue_id and p.exam_date = e.exam_date and p.time_range = e.time_range
where e.id = :appointment_id and e.state = 'booked' and p.exam_date + p.start_time <= :hub.now

--> changes
update exam_place set booked = booked - 1
where queue_id = :queue_id and exam_date = :exam_date and time_range = :time_range
  and exists (select 1 from exam_appointment e where e.id = :appointment_id and e.state = 'booked')

--> changes
update exam_appointment set state = 'cancelled', live_group_id = null, changed_at = :hub.now
where id = :appointment_id and state = 'booked'
