-- The places of every queue that can do an examination, from a moment on for some days. What is booked
-- for the application, or else the first place that is free, is told beside them.

--> no row else invalid "查看预约天数须为1至99"
select 1 where :period.days not between 1 and 99

-- The kind of examination stands before the bracket of DX(普通放射); all plain radiography is one.

--> row
select case when m.code in ('CR', 'DR') then 'DX' else m.code end as modality
from (
  select upper(trim(substring(r.text from 1 for position('(' in r.text || '(') - 1))) as code
  from (select replace(:request.modality, '（', '(') as text) r
) m

--> row else not-found "检查项目不存在或不属于该检查类型"
select i.code as item_code
from exam_item i
where i.modality = :modality
  and (i.code = :request.item.code or i.name in (:request.item.name, :request.bodySite.name))
order by case when i.code = :request.item.code then 0 when i.name = :request.item.name then 1 else 2 end
limit 1

-- A number is that of one examination, and one that was told is that of one patient.

--> no row else conflict "检查项目与申请单不符"
select 1 from exam_request r
join exam_group g on g.id = r.group_id
where r.id = :request.id and g.hospital_id = :hospital.id and r.item_code <> :item_code

--> no row else conflict "检查项目与申请单不符"
select 1 from exam_application_offer
where application = :request.id and hospital_id = :hospital.id and item_code <> :item_code

--> no row else conflict "申请单号属于其他患者"
select 1 from exam_application_offer
where application = :request.id and hospital_id = :hospital.id and patient_number <> :patient.recordNumber

-- An application without a number gets the next of the day, as long as there are any. The patient keeps it for the
-- examination until it is used: asking again uses up none.

--> changes
insert into exam_application_serial (issued_on, last)
select :hub.today, 0 where :request.id is null
on conflict do nothing

--> row
select s.last + 1 as next_serial, to_char(s.issued_on, 'YYYYMMDD') || cast(80001 + s.last as varchar) as next_number
from exam_application_serial s
where s.issued_on = :hub.today and s.last < 9999 and :request.id is null
for update

--> changes
delete from exam_application_offer
where hospital_id = :hospital.id and patient_number = :patient.recordNumber and item_code = :item_code
  and :request.id is null
  and (issued_on < :hub.today or exists (select 1 from exam_request r where r.id = application))

--> changes
insert into exam_application_offer (hospital_id, patient_number, item_code, issued_on, application)
select :hospital.id, :patient.recordNumber, :item_code,
  :hub.today, :next_number
where :next_number is not null
on conflict do nothing

--> changes
update exam_application_serial set last = :next_serial
where issued_on = :hub.today
  and exists (select 1 from exam_application_offer where application = :next_number)

--> row
select coalesce(:request.id, (
    select o.application from exam_application_offer o
    where o.hospital_id = :hospital.id and o.patient_number = :patient.recordNumber
      and o.item_code = :item_code)) as application,
  coalesce(:period.start, :hub.now) as first_moment,
  cast(coalesce(:period.start, :hub.now) as date)
    + coalesce(cast(:period.days as integer), 7) as first_day_after

--> row
select e.id as own_id, e.queue_id as own_queue, e.exam_date as own_date, e.time_range as own_range
from exam_request r
join exam_group g on g.id = r.group_id
join patient t on t.id = g.patient_id
join exam_appointment e on e.live_group_id = g.id
where r.id = :application and g.hospital_id = :hospital.id and t.identifier_value = :patient.recordNumber

--> row
select p.queue_id as first_queue, p.exam_date as first_date, p.time_range as first_range
from exam_place p
join exam_queue q on q.id = p.queue_id
join campus k on k.id = q.campus_id
join exam_queue_item i on i.queue_id = q.id
where k.hospital_id = :hospital.id and i.item_code = :item_code
  and p.exam_date + p.start_time >= :first_moment and p.exam_date < :first_day_after
  and p.exam_date + p.start_time > :hub.now and p.booked < p.capacity
order by p.exam_date, p.start_time, p.queue_id
limit 1

--> row
select count(*) as times
from exam_place p
join exam_queue q on q.id = p.queue_id
join campus k on k.id = q.campus_id
join exam_queue_item i on i.queue_id = q.id
where k.hospital_id = :hospital.id and i.item_code = :item_code
  and p.exam_date + p.start_time >= :first_moment and p.exam_date < :first_day_after

--> answer
select
  :application              as "request.id",
  case when :own_id is null then false else true end as "booked",
  least(:times, 5000)       as "page.records",
  (:times + 4999) / 5000    as "page.count"

--> answer
select
  q.id                                       as "place.queue.id",
  q.name                                     as "place.queue.name",
  q.id || '-' || to_char(p.exam_date, 'YYYYMMDD') as "place.schedule.id",
  q.id || '-' || to_char(p.exam_date, 'YYYY-MM-DD') || '-' || replace(p.time_range, ':', '')
                                             as "place.id",
  p.exam_date                                as "place.date",
  p.start_time                               as "place.start",
  p.capacity - p.booked                      as "place.free"
from exam_place p
join exam_queue q on q.id = p.queue_id
where p.queue_id = coalesce(:own_queue, :first_queue)
  and p.exam_date = coalesce(:own_date, :first_date)
  and p.time_range = coalesce(:own_range, :first_range)

--> answer
select
  q.id                                       as "queues[].id",
  q.name                                     as "queues[].name",
  q.id || '-' || to_char(p.exam_date, 'YYYYMMDD') as "queues[].days[].id",
  p.exam_date                                as "queues[].days[].date",
  sum(p.capacity) over (partition by q.id, p.exam_date) as "queues[].days[].capacity",
  sum(p.booked) over (partition by q.id, p.exam_date)   as "queues[].days[].booked",
  q.id || '-' || to_char(p.exam_date, 'YYYY-MM-DD') || '-' || replace(p.time_range, ':', '')
                                             as "queues[].days[].times[].id",
  cast(substring(p.time_range from 1 for 5) as time)       as "queues[].days[].times[].start",
  cast(substring(p.time_range from 7 for 5) as time)       as "queues[].days[].times[].end",
  p.capacity                                 as "queues[].days[].times[].capacity",
  p.booked                                   as "queues[].days[].times[].booked",
  case
    when p.queue_id = :own_queue and p.exam_date = :own_date and p.time_range = :own_range then 'own'
    when p.exam_date + p.start_time <= :hub.now then 'closed'
    when p.booked >= p.capacity then 'full'
    when :own_id is null
      and p.queue_id = :first_queue and p.exam_date = :first_date and p.time_range = :first_range
      then 'recommended'
    else 'free' end                          as "queues[].days[].times[].state"
from exam_place p
join exam_queue q on q.id = p.queue_id
join campus k on k.id = q.campus_id
join exam_queue_item i on i.queue_id = q.id
where k.hospital_id = :hospital.id and i.item_code = :item_code
  and p.exam_date + p.start_time >= :first_moment and p.exam_date < :first_day_after
order by q.id, p.exam_date, p.time_range
fetch first 5000 rows only
