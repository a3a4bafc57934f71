-- Today is 2026-11-20. Everything here is made up.

--> changes
insert into hospital (id, name, description, address, level, ownership, category, exam_notice) values
  ('H1', '测试医院一', '虚构', '虚构路1号', '31', '1', 'A1', '检查前请空腹'),
  ('H2', '测试医院二', '虚构', '虚构路2号', '21', '1', 'A1', '请提前到达')

--> changes
insert into campus (id, hospital_id, name, address) values
  ('K1', 'H1', '东院区', '虚构路1号'), ('K2', 'H1', '西院区', '虚构路9号'), ('K3', 'H2', '本部', '虚构路2号')

--> changes
insert into department (id, hospital_id, campus_id, name, standard_code, description, location) values
  ('D1', 'H1', 'K1', '心内科', '0304', '虚构', '一楼'), ('D2', 'H2', 'K3', '普外科', '0401', '虚构', '二楼')

--> changes
insert into practitioner (id, hospital_id, name, sex, title) values
  ('W1', 'H1', '测试医师甲', 'female', '231'), ('W2', 'H2', '测试医师乙', 'male', '233')

--> changes
insert into practitioner_department (practitioner_id, department_id) values ('W1', 'D1'), ('W2', 'D2')

--> changes
insert into schedule (id, hospital_id, department_id, practitioner_id, visit_date, session, category,
  registration_fee, consultation_fee, state, location) values
  ('TODAY',   'H1', 'D1', 'W1', date '2026-11-20', 'all-day', 'expert',   5, 10, 'normal',    '一楼1诊室'),
  ('OPEN',    'H1', 'D1', 'W1', date '2026-11-23', 'morning', 'expert',   5, 10, 'normal',    '一楼1诊室'),
  ('GONE',    'H1', 'D1', 'W1', date '2026-11-23', 'morning', 'expert',   5, 10, 'withdrawn', '一楼1诊室'),
  ('EMPTY',   'H1', 'D1', 'W1', date '2026-11-23', 'morning', 'expert',   5, 10, 'normal',    '一楼1诊室'),
  ('HALTED',  'H1', 'D1', 'W1', date '2026-11-24', 'morning', 'expert',   5, 10, 'suspended', '一楼1诊室'),
  ('GENERAL', 'H1', 'D1', null, date '2026-11-25', 'morning', 'ordinary', 4, 0,  'normal',    '一楼2诊室'),
  ('LAST',    'H1', 'D1', 'W1', date '2026-11-27', 'morning', 'expert',   5, 10, 'normal',    '一楼1诊室'),
  ('BEYOND',  'H1', 'D1', 'W1', date '2026-11-28', 'morning', 'expert',   5, 10, 'normal',    '一楼1诊室'),
  ('OTHER',   'H2', 'D2', 'W2', date '2026-11-23', 'morning', 'expert',   5, 10, 'normal',    '二楼1诊室')

--> changes
insert into slot (id, schedule_id, number, visit_date, session, start_time, state) values
  ('TODAY-1',   'TODAY',   1, date '2026-11-20', 'morning',   time '09:00:00', 'free'),
  ('TODAY-2',   'TODAY',   2, date '2026-11-20', 'afternoon', time '14:00:00', 'free'),
  ('TODAY-3',   'TODAY',   3, date '2026-11-20', 'afternoon', time '14:10:00', 'free'),
  ('GONE-1',    'GONE',    1, date '2026-11-23', 'morning',   time '08:00:00', 'free'),
  ('HALTED-1',  'HALTED',  1, date '2026-11-24', 'morning',   time '08:00:00', 'free'),
  ('GENERAL-1', 'GENERAL', 1, date '2026-11-25', 'morning',   time '08:00:00', 'free'),
  ('LAST-1',    'LAST',    1, date '2026-11-27', 'morning',   time '08:00:00', 'free'),
  ('BEYOND-1',  'BEYOND',  1, date '2026-11-28', 'morning',   time '08:00:00', 'free'),
  ('OTHER-1',   'OTHER',   1, date '2026-11-23', 'morning',   time '08:00:00', 'free')

--> changes
insert into slot (id, schedule_id, number, visit_date, session, start_time, state)
select 'OPEN-' || n.i, 'OPEN', n.i, date '2026-11-23', 'morning',
  time '08:00:00' + (n.i - 1) * interval '10' minute, 'free'
from (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10),
  (11), (12), (13), (14), (15), (16), (17), (18), (19), (20)) as n (i)

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile) values
  ('P1', '测试患者甲', 'female', 'id-card', '990000190001010001', '99000000001'),
  ('P2', '测试患者乙', 'male',   'id-card', '990000190001010002', '99000000002'),
  ('P3', '测试患者丙', 'male',   'id-card', '990000190001010003', '99000000003')

--> changes
insert into patient_link (platform, platform_patient_id, patient_id) values
  ('alpha', 'a1', 'P1'), ('alpha', 'a2', 'P2'), ('beta', 'b1', 'P1')

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile)
select 'R' || n.i, '测试患者', 'other', 'passport', 'TEST' || n.i, '99000000000'
from (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16)) as n (i)

--> changes
insert into patient_link (platform, platform_patient_id, patient_id)
select 'alpha', 'r' || n.i, 'R' || n.i
from (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16)) as n (i)

--> changes
insert into visit_card (id, hospital_id, patient_id, number, name, type) values
  ('C1', 'H1', 'P1', '99000001', '测试就诊卡', '1'), ('C2', 'H1', 'P2', '99000002', '测试就诊卡', '1'),
  ('C3', 'H1', 'P1', '99000003', '测试就诊卡', '2')

--> changes
insert into visit (id, hospital_id, patient_id, visit_date, taken_at, seen_at) values
  ('V1', 'H1', 'P1', date '2026-01-05', timestamp '2026-01-05 09:00:00', timestamp '2026-01-05 09:30:00'),
  ('V2', 'H1', 'P2', date '2026-01-05', timestamp '2026-01-05 09:00:00', null)

--> changes
insert into coupon (code, hospital_id, type, amount, valid_from, valid_until) values
  ('LESS5',   'H1', 'blood-donor', 5,   date '2026-01-01', date '2026-12-31'),
  ('LESS100', 'H1', 'blood-donor', 100, date '2026-01-01', date '2026-12-31'),
  ('STALE',   'H1', 'blood-donor', 5,   date '2025-01-01', date '2025-12-31')

--> changes
insert into queue (id, hospital_id, kind, department_id, practitioner_id, visit_date, session, current_number) values
  ('Q1', 'H1', 'outpatient', 'D1', 'W1', date '2026-11-20', 'morning', 3),
  ('Q2', 'H1', 'ultrasound', 'D1', null, date '2026-11-20', 'morning', 1),
  ('Q3', 'H2', 'outpatient', 'D2', 'W2', date '2026-11-20', 'morning', 8),
  ('Q4', 'H1', 'outpatient', 'D1', 'W1', date '2026-11-19', 'morning', 9)

--> changes
insert into ticket (queue_id, number, patient_id, state) values
  ('Q1', 2, 'P1', 'done'), ('Q1', 3, 'P3', 'called'), ('Q1', 4, 'P2', 'waiting'),
  ('Q1', 5, 'P3', 'waiting'), ('Q1', 6, 'P1', 'waiting'), ('Q2', 1, 'P2', 'called')

--> changes
insert into exam_queue (id, campus_id, name, location) values
  ('U1', 'K1', '超声一室', '东院区二楼'), ('U2', 'K2', '超声二室', '西院区二楼'), ('U3', 'K1', '放射一室', '东院区一楼')

--> changes
insert into exam_queue_item (queue_id, item_code) values
  ('U1', 'US-A'), ('U1', 'US-B'), ('U2', 'US-A'), ('U3', 'XR')

--> changes
insert into exam_item (code, modality, name, body_site) values
  ('US-A', 'US', '腹部超声', '腹部'), ('US-B', 'US', '泌尿超声', '泌尿系'), ('XR', 'DX', '胸片', '胸部')

--> changes
insert into exam_place (queue_id, exam_date, time_range, start_time, capacity, first_number) values
  ('U1', date '2026-11-20', '08:00-08:30', time '08:00:00', 2, 0),
  ('U1', date '2026-11-23', '08:00-08:30', time '08:00:00', 4, 0),
  ('U1', date '2026-11-23', '08:30-09:00', time '08:30:00', 1, 4),
  ('U2', date '2026-11-24', '08:00-08:30', time '08:00:00', 1, 0),
  ('U3', date '2026-11-25', '08:00-08:30', time '08:00:00', 9, 0)

--> changes
insert into exam_group (id, hospital_id, patient_id, block_reason, notice) values
  ('G1', 'H1', 'P1', null, '须憋尿'), ('G2', 'H1', 'P2', null, ''), ('G3', 'H1', 'P1', '尚未缴费', '')

--> changes
insert into exam_request (id, group_id, campus_id, item_code, item_name) values
  ('X1', 'G1', 'K1', 'US-A', '腹部超声'), ('X2', 'G1', 'K1', 'US-B', '泌尿超声'),
  ('X3', 'G2', 'K1', 'US-A', '腹部超声'), ('X4', 'G3', 'K1', 'XR', '胸片')

--> changes
insert into exam_group (id, hospital_id, patient_id, notice)
select 'RG' || n.i, 'H1', 'R' || n.i, ''
from (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16)) as n (i)

--> changes
insert into exam_request (id, group_id, campus_id, item_code, item_name)
select 'RX' || n.i, 'RG' || n.i, 'K1', 'US-A', '腹部超声'
from (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15), (16)) as n (i)

--> changes
insert into resource (id, department_id, kind, name, total, free) values
  ('B1', 'D1', 'bed', '病床', 40, 6), ('B2', 'D1', 'device', '彩超', 4, 2), ('B3', 'D2', 'bed', '病床', 9, 9)

--> changes
insert into slot_plan (department_id, practitioner_id, session, valid_from, total) values
  ('D1', 'W1', 'morning', date '2026-01-01', 30), ('D1', 'W1', 'morning', date '2026-11-24', 10)

--> changes
insert into registration (id, hospital_id, patient_id, department_id, practitioner_id, visit_date, session,
  category, number, start_time, clinic_fee, expert_fee, insured_amount, account_amount, operator,
  registered_at, cancelled_at) values
  ('G1', 'H1', 'P2', 'D1', null, date '2026-11-20', 'morning', 'ordinary', 41, time '09:00:00', 4, 0, 3, 1, 'N1',
   timestamp '2026-11-20 08:00:00', null),
  ('G2', 'H1', 'P3', 'D1', 'W1', date '2026-11-20', 'morning', 'expert', 42, time '09:00:00', 5, 10, 3, 1, 'N1',
   timestamp '2026-11-20 08:30:00', timestamp '2026-11-20 09:00:00')
