-- Books the requests of a group together, into one half hour of one queue.

-- Bookings of one group go one after the other, so that a repeat finds what the first one did.

--> row else not-found "检查项目组不存在"
select id as group_id from exam_group
where id = :group.id and hospital_id = :hospital.id
for update

--> no row else not-found "申请单不属于该项目组"
select 1 from unnest(array[:requests.id]) as n (id)
where n.id not in (select r.id from exam_request r where r.group_id = :group_id)

--> no row else conflict "同组检查项目须一并预约"
select 1 from exam_request where group_id = :group_id and id not in (:requests.id)

--> no row else conflict "该项目组当前不能预约"
select 1 from exam_group where id = :group_id and block_reason is not null

-- A repeat gets the same answer.

--> answer if any
select
  e.id                as "appointment.id",
  k.id                as "appointment.campus.id",
  k.name              as "appointment.campus.name",
  q.id                as "appointment.queue.id",
  q.name              as "appointment.queue.name",
  e.exam_date         as "appointment.date",
  e.time_range        as "appointment.time",
  e.number            as "appointment.number",
  (select string_agg(n.item_name, ',' order by n.id) from exam_request n where n.group_id = g.id)
                      as "appointment.names",
  q.location          as "appointment.location",
  e.serial            as "appointment.serial",
  g.notice            as "appointment.notice"
from exam_appointment e
join exam_group g on g.id = e.group_id
join exam_queue q on q.id = e.queue_id
join campus k on k.id = q.campus_id
where e.live_group_id = :group_id
  and e.queue_id = :queue.id
  and e.exam_date = :exam.date
  and e.time_range = :exam.time

--> no row else conflict "该项目组已预约，请改约"
select 1 from exam_appointment where live_group_id = :group_id

--> row else not-found "检查号源不存在"
select p.queue_id from exam_group g
join campus k on k.hospital_id = g.hospital_id
join exam_queue q on q.campus_id = k.id
join exam_place p on p.queue_id = q.id
where g.id = :group_id
  and k.id = :campus.id
  and q.id = :queue.id
  and p.exam_date = :exam.date
  and p.time_range = :exam.time
  and not exists (
    select 1 from exam_request r
    where r.group_id = g.id and r.item_code not in (
      select i.item_code from exam_queue_item i where i.queue_id = q.id))

--> no row else too-late "检查时间已过"
select 1 from exam_place
where queue_id = :queue.id and exam_date = :exam.date and time_range = :exam.time
  and exam_date + start_time <= :hub.now

--> 1 change else slot-taken
update exam_place set booked = booked + 1, issued = issued + 1
where queue_id = :queue.id and exam_date = :exam.date and time_range = :exam.time
  and booked < capacity

--> row
select first_number + issued as number from exam_place
where queue_id = :queue.id and exam_date = :exam.date and time_range = :exam.time

--> 1 change else conflict
insert into exam_appointment
  (id, group_id, live_group_id, platform, queue_id, exam_date, time_range, number, serial, state, booked_at)
values
  ('E' || nextval('exam_number'), :group_id, :group_id, :hub.platform,
   :queue.id, :exam.date, :exam.time, :number, 'X' || nextval('exam_number'), 'booked', :hub.now)

--> answer again
