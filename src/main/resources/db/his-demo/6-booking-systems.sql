-- Five more hospitals that do not exist, each with an ultrasound room. Their places are asked for through a booking
-- system of another maker; the simulated systems all look here.

--> changes
insert into hospital (id, name, description, address, level, ownership, category, exam_notice) values
  ('H003', '示范医院三', '虚构的医院，仅供演示', '示范市测试路3号', 'secondary-a', 'public', 'A1', '请按预约时间到达'),
  ('H004', '示范医院四', '虚构的医院，仅供演示', '示范市测试路4号', 'secondary-a', 'public', 'A1', '请按预约时间到达'),
  ('H005', '示范医院五', '虚构的医院，仅供演示', '示范市测试路5号', 'secondary-a', 'public', 'A1', '请按预约时间到达'),
  ('H006', '示范医院六', '虚构的医院，仅供演示', '示范市测试路6号', 'secondary-a', 'public', 'A1', '请按预约时间到达'),
  ('H007', '示范医院七', '虚构的医院，仅供演示', '示范市测试路7号', 'secondary-a', 'public', 'A1', '请按预约时间到达')
on conflict do nothing

--> changes
insert into campus (id, hospital_id, name, address) values
  ('H003-A', 'H003', '示范医院三本部', '示范市测试路3号'),
  ('H004-A', 'H004', '示范医院四本部', '示范市测试路4号'),
  ('H005-A', 'H005', '示范医院五本部', '示范市测试路5号'),
  ('H006-A', 'H006', '示范医院六本部', '示范市测试路6号'),
  ('H007-A', 'H007', '示范医院七本部', '示范市测试路7号')
on conflict do nothing

--> changes
insert into exam_queue (id, campus_id, name, location, room) values
  ('U301', 'H003-A', '超声一室', '医技楼1层', '101室'),
  ('U401', 'H004-A', '超声一室', '医技楼1层', '101室'),
  ('U501', 'H005-A', '超声一室', '医技楼1层', '101室'),
  ('U601', 'H006-A', '超声一室', '医技楼1层', '101室'),
  ('U701', 'H007-A', '超声一室', '医技楼1层', '101室')
on conflict do nothing

--> changes
insert into exam_queue_item (queue_id, item_code)
select q.id, 'US01' from exam_queue q where q.campus_id in ('H003-A', 'H004-A', 'H005-A', 'H006-A', 'H007-A')
on conflict do nothing

--> changes
insert into exam_place (queue_id, exam_date, time_range, start_time, capacity, first_number)
select
  q.id, cast(:hub.today as date) + d.days, h.time_range, h.start_time, 2, h.first_number
from exam_queue q
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as d (days)
cross join (values
  ('08:00-08:30', time '08:00:00', 0),   ('08:30-09:00', time '08:30:00', 100),
  ('09:00-09:30', time '09:00:00', 200), ('09:30-10:00', time '09:30:00', 300)
) as h (time_range, start_time, first_number)
where q.campus_id in ('H003-A', 'H004-A', 'H005-A', 'H006-A', 'H007-A')
on conflict do nothing
