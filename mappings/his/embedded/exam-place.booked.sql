-- Tells what is booked for an application in the place that was asked for. Without its number it is
-- known by patient, examination and place; the booking that was answered is meant, where one was.

--> row
select
  substring(cast(:place.start as varchar) from 1 for 5) || '-'
    || substring(cast(:place.end as varchar) from 1 for 5) as time_range

--> answer else not-found
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
join patient t on t.id = g.patient_id
join exam_item i on i.code = r.item_code
where g.hospital_id = :hospital.id
  and e.live_group_id is not null
  and e.queue_id = :place.queue.id
  and e.exam_date = :place.date
  and e.time_range = :time_range
  and t.identifier_value = :patient.identifier.value
  and (i.code in (:request.item.code, :request.bodySite.code)
    or i.name in (:request.item.name, :request.bodySite.name))
  and r.id = coalesce(:request.id, r.id)
  and e.id = coalesce(:appointment.id, e.id)
order by r.id
limit 1
