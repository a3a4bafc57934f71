-- Two hospitals that do not exist. H001 has two campuses.

--> changes
insert into hospital (id, name, aliases, description, address, level, ownership, category,
  telephones, websites, state, exam_notice) values
  ('H001', '示范医院一', '一院', '虚构的综合医院，仅供演示', '示范市测试路1号', 'tertiary-a', 'public', 'A1',
   '0000-99000001', 'http://h001.example', 'open', '请携带申请单和证件，按预约时间提前15分钟到达'),
  ('H002', '示范医院二', '二院', '虚构的中医医院，仅供演示', '示范市测试路2号', 'secondary-a', 'public', 'A2',
   '0000-99000002', 'http://h002.example', 'open', '请按预约时间到达')
on conflict do nothing

--> changes
update hospital set
  district = '示范区', district_rank = case id when 'H001' then 1 else 2 end,
  directions = '公交1路、2路', service_address = 'http://hub.example/webservice/YuyueService?wsdl',
  staff = '虚构的职工若干', logo = id || '.png', reports_resources = (id = 'H001')
where district is null and id in ('H001', 'H002')

--> changes
insert into hospital_insurance (hospital_id, plan) values
  ('H001', 'citizen'), ('H001', 'remote'), ('H001', 'kunshan'), ('H002', 'citizen')
on conflict do nothing

--> changes
insert into campus (id, hospital_id, name, address) values
  ('H001-E', 'H001', '示范医院一东院区', '示范市测试路1号'),
  ('H001-W', 'H001', '示范医院一西院区', '示范市测试路99号'),
  ('H002-A', 'H002', '示范医院二本部', '示范市测试路2号')
on conflict do nothing

--> changes
insert into department (id, hospital_id, campus_id, name, standard_code, description,
  min_age, max_age, specialty, state, location) values
  ('D101', 'H001', 'H001-E', '心血管内科', '0304', '虚构科室', 0, 0,  'province', 'active', '东院区门诊楼2层'),
  ('D102', 'H001', 'H001-E', '普通外科',   '0401', '虚构科室', 0, 0,  'ordinary', 'active', '东院区门诊楼3层'),
  ('D103', 'H001', 'H001-W', '儿科',       '07',   '虚构科室', 0, 14, 'ordinary', 'active', '西院区门诊楼1层'),
  ('D104', 'H001', 'H001-E', '超声科',     '32',   '虚构科室', 0, 0,  'ordinary', 'active', '东院区医技楼1层'),
  ('D201', 'H002', 'H002-A', '呼吸内科',   '0301', '虚构科室', 0, 0,  'featured', 'active', '门诊楼2层'),
  ('D202', 'H002', 'H002-A', '骨科',       '0403', '虚构科室', 0, 0,  'ordinary', 'active', '门诊楼3层')
on conflict do nothing

--> changes
update department set
  kind = case id when 'D104' then 'examination' else 'general' end,
  telephone = '0000-99000001', clinic_fee = case id when 'D104' then 0 else 5 end, notice = '请提前15分钟到达'
where telephone is null

--> changes
insert into resource (id, department_id, kind, name, total, free) values
  ('RB1', 'D101', 'bed',    '病床', 40, 6), ('RB2', 'D101', 'bed', '监护病床', 8, 1),
  ('RD1', 'D104', 'device', '彩超', 4, 2),  ('RD2', 'D101', 'device', '动态心电图机', 12, 5)
on conflict do nothing

--> changes
insert into practitioner (id, hospital_id, name, sex, title, description, expertise, state) values
  ('W101', 'H001', '测试医师甲', 'female', '231', '虚构人物', '高血压', 'active'),
  ('W102', 'H001', '测试医师乙', 'male',   '232', '虚构人物', '心律失常', 'active'),
  ('W103', 'H001', '测试医师丙', 'male',   '231', '虚构人物', '疝', 'active'),
  ('W104', 'H001', '测试医师丁', 'female', '233', '虚构人物', '甲状腺', 'active'),
  ('W105', 'H001', '测试医师戊', 'female', '232', '虚构人物', '儿童呼吸', 'active'),
  ('W201', 'H002', '测试医师己', 'male',   '231', '虚构人物', '哮喘', 'active'),
  ('W202', 'H002', '测试医师庚', 'female', '233', '虚构人物', '咳嗽', 'active'),
  ('W203', 'H002', '测试医师辛', 'male',   '232', '虚构人物', '关节', 'active')
on conflict do nothing

--> changes
insert into practitioner_department (practitioner_id, department_id) values
  ('W101', 'D101'), ('W102', 'D101'), ('W103', 'D102'), ('W104', 'D102'), ('W104', 'D101'),
  ('W105', 'D103'), ('W201', 'D201'), ('W202', 'D201'), ('W203', 'D202')
on conflict do nothing

--> changes
update practitioner set
  expert = (title in ('231', '232')), famous = (id = 'W101'), education = 'postgraduate',
  experience = '虚构的经历', photo = 'practitioners/' || id || '.png'
where education is null
