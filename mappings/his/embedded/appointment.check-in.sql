-- Takes the number of a booked or paid appointment on the day of the visit: the patient stands in
-- the queue from here on. An appointment that came through a lock has no password.

--> row else not-found "预约编号不存在"
select id as appointment_id from appointment
where platform = :hub.platform and reference = :appointment.platformReference
for update

--> no row else not-found "预约编号不属于该医院编号"
select 1 from appointment where id = :appointment_id and hospital_id <> :hospital.id

--> row else patient-unknown
select patient_id from patient_link
where platform = :hub.platform and platform_patient_id = :patient.id

--> no row else not-found "该患者没有此预约"
select 1 from appointment where id = :appointment_id and patient_id <> :patient_id

--> no row else password-wrong
select 1 from appointment where id = :appointment_id and password <> :appointment.password

--> no row else conflict "该预约当前状态不能取号"
select 1 from appointment where id = :appointment_id and state not in ('booked', 'paid')

--> no row else too-early "请于就诊当日取号"
select 1 from appointment where id = :appointment_id and visit_date > :hub.today

--> no row else too-late "已过就诊日期"
select 1 from appointment where id = :appointment_id and visit_date < :hub.today

--> row else not-found "就诊卡不存在或不属于该患者"
select id as card_id from visit_card
where id = :patient.card.id
  and number = :patient.card.number
  and type = :patient.card.type
  and patient_id = :patient_id
  and hospital_id = :hospital.id

-- A repeat gets the same answer, unless it comes with another card.

--> answer if any
select
  visit_number   as "visit.number",
  visit_location as "visit.location",
  visit_serial   as "visit.serial"
from appointment
where id = :appointment_id
  and checked_in_at is not null
  and card_id = :card_id

--> no row else conflict "已使用其他就诊卡取号"
select 1 from appointment where id = :appointment_id and checked_in_at is not null

--> row
select
  sl.number, cast(sl.number as varchar) as visit_number, s.location as visit_location,
  s.id as schedule_id, 'Q' || s.id as queue_id
from appointment a
join slot sl on sl.id = a.slot_id
join schedule s on s.id = sl.schedule_id
where a.id = :appointment_id

--> 1 change else conflict
update appointment set
  checked_in_at = :hub.now,
  card_id = :card_id,
  visit_number = :visit_number,
  visit_location = :visit_location,
  visit_serial = coalesce(visit_serial, 'V' || nextval('visit_serial'))
where id = :appointment_id

--> changes
insert into queue (id, hospital_id, kind, department_id, practitioner_id, schedule_id, visit_date, session)
select 'Q' || s.id, s.hospital_id, 'outpatient', s.department_id, s.practitioner_id, s.id, s.visit_date, s.session
from schedule s
where s.id = :schedule_id and not exists (select 1 from queue q where q.schedule_id = s.id)

--> changes
insert into ticket (queue_id, number, patient_id, state)
select q.id, :number, :patient_id, 'waiting' from queue q
where q.schedule_id = :schedule_id
  and not exists (select 1 from ticket t where t.queue_id = q.id and t.number = :number)

--> changes
insert into visit (id, hospital_id, patient_id, appointment_id, visit_date, taken_at)
values (:appointment_id, :hospital.id, :patient_id, :appointment_id, :hub.today, :hub.now)

--> answer again
