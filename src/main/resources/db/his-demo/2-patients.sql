-- Patients who do not exist: certificates and phones that nobody can have. 甲, 乙 and 丙 are known to
-- a platform, 丁 and 戊 are not. 己 is a child, whom the department for children takes.

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, insurance_type,
  insurance_number, mobile, address) values
  ('P001', '测试患者甲', 'female', 'id-card',  '990000190001010001', 'provincial', '9900000001', '99000000001', '示范市虚构街1号'),
  ('P002', '测试患者乙', 'male',   'id-card',  '990000190001010002', 'municipal',  '9900000002', '99000000002', '示范市虚构街2号'),
  ('P003', '测试患者丙', 'male',   'passport', 'TEST0003',           null,         null,         '99000000003', null),
  ('P004', '测试患者丁', 'female', 'id-card',  '990000190001010004', null,         null,         '99000000004', null),
  ('P005', '测试患者戊', 'other',  'id-card',  '990000190001010005', null,         null,         '99000000005', null)
on conflict do nothing

--> changes
update patient set birth_date = date '1990-01-01' where birth_date is null and id like 'P00%'

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile, birth_date) values
  ('P006', '测试患者己', 'female', 'id-card', '990000202001010006', '99000000006', date '2020-01-01')
on conflict do nothing

--> changes
insert into patient_link (platform, platform_patient_id, patient_id) values
  ('zhejiang', '900000000000000001', 'P001'),
  ('zhejiang', '900000000000000002', 'P002'),
  ('zhejiang', '900000000000000003', 'P003'),
  ('zhejiang', '900000000000000006', 'P006')
on conflict do nothing

--> changes
insert into visit_card (id, hospital_id, patient_id, number, name, type) values
  ('C0001', 'H001', 'P001', '990001', '测试就诊卡', '1'),
  ('C0002', 'H001', 'P002', '990002', '测试就诊卡', '1'),
  ('C0003', 'H002', 'P001', '990003', '测试就诊卡', '1'),
  ('C0004', 'H001', 'P004', '990004', '测试就诊卡', '1')
on conflict do nothing

--> changes
insert into visit (id, hospital_id, patient_id, visit_date, outcome, taken_at, seen_at) values
  ('V0001', 'H001', 'P001', date '2026-01-05', 'checked-in',
   timestamp '2026-01-05 09:00:00', timestamp '2026-01-05 09:30:00'),
  ('V0002', 'H001', 'P004', date '2026-01-06', 'checked-in',
   timestamp '2026-01-06 09:00:00', timestamp '2026-01-06 09:30:00')
on conflict do nothing

--> changes
insert into coupon (code, hospital_id, type, amount, valid_from, valid_until) values
  ('LESS5',   'H001', 'blood-donor', 5,  :hub.today, :hub.today),
  ('LESS100', 'H001', 'blood-donor', 100, :hub.today, :hub.today),
  ('STALE',   'H001', 'blood-donor', 5,  date '2025-01-01', date '2025-12-31')
on conflict do nothing

--> changes
update coupon set valid_until = cast(:hub.today as date) + 365 where code like 'LESS%'
