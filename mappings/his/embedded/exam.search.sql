-- What a patient has to be examined for, group by group, with the booking that stands. A group that
-- is booked is moved with exam.rebook, not booked again. A group that is done is not shown.

--> answer
select exam_notice as "notice" from hospital where id = :hospital.id

--> answer
select
  g.id                as "groups[].id",
  case when g.block_reason is null and e.id is null then true else false end
                      as "groups[].bookable",
  coalesce(g.block_reason, case when e.id is not null then '已预约，可改约' end)
                      as "groups[].reason",
  g.notice            as "groups[].notice",
  r.item_code         as "groups[].requests[].item.code",
  r.item_name         as "groups[].requests[].item.name",
  r.id                as "groups[].requests[].id",
  r.campus_id         as "groups[].requests[].campus.id",
  e.id                as "groups[].appointment.id",
  k.id                as "groups[].appointment.campus.id",
  k.name              as "groups[].appointment.campus.name",
  q.id                as "groups[].appointment.queue.id",
  q.name              as "groups[].appointment.queue.name",
  e.exam_date         as "groups[].appointment.date",
  e.time_range        as "groups[].appointment.time",
  e.number            as "groups[].appointment.number",
  case when e.id is not null then
  (select string_agg(n.item_name, ',' order by n.id) from exam_request n where n.group_id = g.id) end
                      as "groups[].appointment.names",
  q.location          as "groups[].appointment.location",
  e.serial            as "groups[].appointment.serial",
  case when e.id is not null then g.notice end
                      as "groups[].appointment.notice"
from patient p
join exam_group g on g.patient_id = p.id
join exam_request r on r.group_id = g.id
left join exam_appointment e on e.live_group_id = g.id
left join exam_queue q on q.id = e.queue_id
left join campus k on k.id = q.campus_id
where p.identifier_value = :patient.identifier.value
  and g.hospital_id = :hospital.id
  and not exists (
    select 1 from exam_appointment done where done.group_id = g.id and done.state = 'completed')
order by g.id, r.id
