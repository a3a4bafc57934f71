-- Books the application, and with it the other requests of its group, into one half hour of one queue.
-- The places are those of exam.book: whoever comes first has them.

--> row else not-found "机构不存在"
select h.id as hospital_id, (select min(k.id) from campus k where k.hospital_id = h.id) as first_campus
from hospital h where h.id = :hospital.id

-- The kind of examination stands before the bracket of DX(普通放射); all plain radiography is one.

--> row
select case when m.code in ('CR', 'DR') then 'DX' else m.code end as modality
from (
  select upper(trim(substring(r.text from 1 for position('(' in r.text || '(') - 1))) as code
  from (select replace(:request.modality, '（', '(') as text) r
) m

--> row else not-found "检查项目不存在或不属于该检查类型"
select i.code as item_code, i.name as item_name
from exam_item i
where i.modality = :modality
  and (i.code in (:request.item.code, :request.bodySite.code)
    or i.name in (:request.item.name, :request.bodySite.name))
order by case
  when i.code in (:request.item.code, :request.bodySite.code) then 0
  when i.name = :request.item.name then 1 else 2 end
limit 1

-- The patient; one that the hospital does not know is registered.

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile, provisional)
select 'P' || nextval('patient_number'), :patient.name, :patient.sex, 'id-card',
  :patient.identifier.value, :patient.mobile, true
where not exists (select 1 from patient t where t.identifier_value = :patient.identifier.value)
on conflict do nothing

--> row
select t.id as patient_id from patient t
where t.identifier_value = :patient.identifier.value
order by case when upper(t.name) = upper(:patient.name) then 0 else 1 end, t.identifier_type
limit 1

--> no row else conflict "姓名与证件号不符"
select 1 from patient
where id = :patient_id
  and :config.identity <> 'lenient'
  and upper(name) <> upper(:patient.name)

--> no row else conflict "性别与证件号不符"
select 1 from patient
where id = :patient_id
  and :config.identity <> 'lenient'
  and sex <> :patient.sex and 'other' not in (sex, :patient.sex)

-- A number that was told is that of one examination of one patient, known by the record number it was told for.

--> no row else conflict "检查项目与申请单不符"
select 1 from exam_application_offer
where application = :request.id and hospital_id = :hospital_id and item_code <> :item_code

--> no row else conflict "申请单号属于其他患者"
select 1 from exam_application_offer
where application = :request.id and hospital_id = :hospital_id
  and upper(replace(patient_number, ' ', '')) not in (
    :patient.identifier.value,
    upper(replace(coalesce(:patient.recordNumber, ''), ' ', '')))

-- The application; one that the hospital does not know is taken on. Without a number it has the one that exam-place.search
-- told the patient for the examination, or else the next of the day.

--> row
select o.application as offered from exam_application_offer o
where o.hospital_id = :hospital_id and o.patient_number = :patient.identifier.value and o.item_code = :item_code
  and o.issued_on = :hub.today and :request.id is null
  and not exists (select 1 from exam_request r where r.id = o.application)

--> changes
insert into exam_application_serial (issued_on, last)
select :hub.today, 0
where :request.id is null and :offered is null
on conflict do nothing

--> row
select s.last + 1 as next_serial, to_char(s.issued_on, 'YYYYMMDD') || cast(80001 + s.last as varchar) as next_number
from exam_application_serial s
where s.issued_on = :hub.today and s.last < 9999
  and :request.id is null and :offered is null
for update

--> changes
update exam_application_serial set last = :next_serial
where issued_on = :hub.today and :next_number is not null

--> no row else conflict "当日申请单号已用完"
select 1 where coalesce(:request.id, :offered, :next_number) is null

--> row
select
  coalesce(:request.id, :offered, :next_number) as application,
  substring(cast(:place.start as varchar) from 1 for 5) || '-'
    || substring(cast(:place.end as varchar) from 1 for 5) as time_range

--> changes
insert into exam_group (id, hospital_id, patient_id, notice)
select 'N' || :hospital_id || '-' || :application, :hospital_id, :patient_id, ''
where not exists (
  select 1 from exam_request r
  join exam_group g on g.id = r.group_id
  where r.id = :application and g.hospital_id = :hospital_id)
on conflict do nothing

--> changes
insert into exam_request (id, group_id, campus_id, item_code, item_name)
select :application, 'N' || :hospital_id || '-' || :application, :first_campus, :item_code, :item_name
where not exists (
  select 1 from exam_request r
  join exam_group g on g.id = r.group_id
  where r.id = :application and g.hospital_id = :hospital_id)
on conflict do nothing

--> row else not-found "申请单不存在"
select g.id as group_id from exam_group g
where g.hospital_id = :hospital_id
  and exists (select 1 from exam_request r where r.group_id = g.id and r.id = :application)
for update

--> no row else conflict "申请单号属于其他患者"
select 1 from exam_group where id = :group_id and patient_id <> :patient_id

--> no row else conflict "检查项目与申请单不符"
select 1 from exam_request where group_id = :group_id and id = :application and item_code <> :item_code

--> no row else conflict "该申请单当前不能预约"
select 1 from exam_group where id = :group_id and block_reason is not null

-- A repeat gets the same answer.

--> answer if any
select
  e.id                as "appointment.id",
  r.id                as "appointment.reference",
  e.exam_date         as "appointment.date",
  cast(substring(e.time_range from 1 for 5) as time) as "appointment.start",
  cast(substring(e.time_range from 7 for 5) as time) as "appointment.end",
  e.time_range        as "appointment.time",
  'done'              as "appointment.mode",
  g.notice            as "appointment.notice",
  e.serial            as "appointment.filler",
  cast(e.number as varchar) as "appointment.accession",
  q.id                as "queue.id",
  q.name              as "queue.name",
  q.location          as "queue.location",
  case when q.room = '' then q.name else q.room end as "queue.room",
  g.patient_id        as "patient.filler"
from exam_appointment e
join exam_group g on g.id = e.group_id
join exam_request r on r.group_id = g.id
join exam_queue q on q.id = e.queue_id
where e.live_group_id = :group_id
  and r.id = :application
  and e.queue_id = :place.queue.id
  and e.exam_date = :place.date
  and e.time_range = :time_range

--> no row else conflict "该申请单已预约，请先取消"
select 1 from exam_appointment where live_group_id = :group_id

--> row else not-found "检查号源不存在"
select p.queue_id from exam_place p
join exam_queue q on q.id = p.queue_id
join campus k on k.id = q.campus_id
where k.hospital_id = :hospital_id
  and p.queue_id = :place.queue.id
  and p.exam_date = :place.date
  and p.time_range = :time_range
  and not exists (
    select 1 from exam_request r
    where r.group_id = :group_id and r.item_code not in (
      select i.item_code from exam_queue_item i where i.queue_id = q.id))

--> no row else too-late "检查时间已过"
select 1 from exam_place
where queue_id = :place.queue.id and exam_date = :place.date and time_range = :time_range
  and exam_date + start_time <= :hub.now

--> 1 change else slot-taken "检查号源已约满"
update exam_place set booked = booked + 1, issued = issued + 1
where queue_id = :place.queue.id and exam_date = :place.date and time_range = :time_range
  and booked < capacity

--> row
select first_number + issued as number from exam_place
where queue_id = :place.queue.id and exam_date = :place.date and time_range = :time_range

--> 1 change else conflict
insert into exam_appointment
  (id, group_id, live_group_id, platform, queue_id, exam_date, time_range, number, serial, state, booked_at)
values
  ('E' || nextval('exam_number'), :group_id, :group_id, :hub.platform,
   :place.queue.id, :place.date, :time_range, :number, 'X' || nextval('exam_number'), 'booked', :hub.now)

--> answer again
