-- Examinations to be booked: half hours of two ultrasound queues and one for X-ray, and groups of
-- requests written today.

--> changes
insert into exam_queue (id, campus_id, name, location) values
  ('U101', 'H001-E', '超声一室', '东院区医技楼1层1室'),
  ('U102', 'H001-W', '超声二室', '西院区医技楼1层1室'),
  ('U103', 'H001-E', '放射一室', '东院区医技楼2层1室')
on conflict do nothing

--> changes
insert into exam_queue_item (queue_id, item_code) values
  ('U101', 'US01'), ('U101', 'US02'), ('U102', 'US01'), ('U103', 'XR01')
on conflict do nothing

--> changes
insert into exam_place (queue_id, exam_date, time_range, start_time, capacity, first_number)
select
  q.id, cast(:hub.today as date) + d.days, h.time_range, h.start_time, 5, h.first_number
from exam_queue q
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as d (days)
cross join (values
  ('08:00-08:30', time '08:00:00', 0),   ('08:30-09:00', time '08:30:00', 100),
  ('09:00-09:30', time '09:00:00', 200), ('09:30-10:00', time '09:30:00', 300),
  ('13:30-14:00', time '13:30:00', 400), ('14:00-14:30', time '14:00:00', 500)
) as h (time_range, start_time, first_number)
where q.id in ('U101', 'U102', 'U103')
on conflict do nothing

--> changes
insert into exam_group (id, hospital_id, patient_id, block_reason, notice)
select
  t.id || to_char(cast(:hub.today as date), 'YYYYMMDD'), 'H001', t.patient, t.reason, t.notice
from (values
  ('GA', 'P001', null, '检查前须憋尿'), ('GB', 'P002', null, '检查前须空腹'), ('GC', 'P001', '检查费尚未缴纳', '')
) as t (id, patient, reason, notice)
on conflict do nothing

--> changes
insert into exam_request (id, group_id, campus_id, item_code, item_name)
select
  t.id || to_char(cast(:hub.today as date), 'YYYYMMDD'), t.grp || to_char(cast(:hub.today as date), 'YYYYMMDD'),
  'H001-E', t.code, t.name
from (values
  ('RA', 'GA', 'US01', '腹部超声'), ('RB', 'GA', 'US02', '泌尿系超声'),
  ('RC', 'GB', 'US01', '腹部超声'), ('RD', 'GC', 'XR01', '胸部正位片')
) as t (id, grp, code, name)
on conflict do nothing

-- What can be examined, and who is asked for it by its name: another X-ray room and ultrasound.

--> changes
insert into exam_item (code, modality, name, body_site) values
  ('US01', 'US', '腹部超声', '腹部'), ('US02', 'US', '泌尿系超声', '泌尿系'), ('XR01', 'DX', '胸部正位片', '胸部'),
  ('XR02', 'DX', '骨龄测定(左手腕正位片)DR', '上肢'), ('US03', 'US', '浅表器官(限选2项)', '甲状腺 颈前淋巴结')
on conflict do nothing

--> changes
insert into exam_queue (id, campus_id, name, location, room) values
  ('18', 'H001-E', 'DX',     '东院区医技楼2层', 'DX2室'),
  ('2',  'H001-E', 'US普通', '东院区医技楼1层', 'US3室')
on conflict do nothing

--> changes
insert into exam_queue_item (queue_id, item_code) values ('18', 'XR02'), ('2', 'US03')
on conflict do nothing

--> changes
insert into exam_place (queue_id, exam_date, time_range, start_time, capacity, first_number)
select
  q.id, cast(:hub.today as date) + d.days, h.time_range, h.start_time, 20, h.first_number
from exam_queue q
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as d (days)
cross join (values
  ('08:00-08:30', time '08:00:00', 0),   ('08:30-09:00', time '08:30:00', 100),
  ('09:00-09:30', time '09:00:00', 200), ('14:00-14:30', time '14:00:00', 500)
) as h (time_range, start_time, first_number)
where q.id in ('18', '2')
on conflict do nothing
