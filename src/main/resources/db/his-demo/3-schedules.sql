-- Schedules of today and the next seven days, morning and afternoon, with twenty slots each
-- unless a plan says otherwise. Their
-- ids tell the practitioner (or department), the date and the session: W101202611200, ...1 in the
-- afternoon. Those of earlier starts stay as they are.

--> changes
insert into schedule (id, hospital_id, department_id, practitioner_id, visit_date, session, category,
  registration_fee, consultation_fee, state, location)
select
  t.practitioner || to_char(cast(:hub.today as date) + d.days, 'YYYYMMDD') || s.half,
  p.hospital_id, t.department, t.practitioner, cast(:hub.today as date) + d.days, s.session, t.category,
  t.registration, t.consultation, 'normal', k.location || t.room
from (values
  ('W101', 'D101', 'expert',   5, 45, '1诊室'),
  ('W102', 'D101', 'expert',   5, 20, '2诊室'),
  ('W103', 'D102', 'expert',   5, 45, '1诊室'),
  ('W104', 'D102', 'ordinary', 5, 10, '2诊室'),
  ('W105', 'D103', 'expert',   5, 20, '1诊室'),
  ('W201', 'D201', 'expert',   4, 30, '1诊室'),
  ('W202', 'D201', 'ordinary', 4, 8,  '2诊室'),
  ('W203', 'D202', 'expert',   4, 20, '1诊室')
) as t (practitioner, department, category, registration, consultation, room)
join practitioner p on p.id = t.practitioner
join department k on k.id = t.department
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as d (days)
cross join (values ('0', 'morning'), ('1', 'afternoon')) as s (half, session)
on conflict do nothing

-- A general clinic without a practitioner, every morning.

--> changes
insert into schedule (id, hospital_id, department_id, visit_date, session, category,
  registration_fee, consultation_fee, state, location)
select
  'D101' || to_char(cast(:hub.today as date) + d.days, 'YYYYMMDD') || '0',
  'H001', 'D101', cast(:hub.today as date) + d.days, 'morning', 'ordinary', 5, 0, 'normal', '东院区门诊楼2层9诊室'
from (values (0), (1), (2), (3), (4), (5), (6), (7)) as d (days)
on conflict do nothing

-- In four days there are fewer slots in the afternoons of W105; until then there are twenty.

--> changes
insert into slot_plan (department_id, practitioner_id, session, valid_from, total)
select 'D103', 'W105', 'afternoon', p.valid_from, p.total
from (values (date '2026-01-01', 20), (cast(:hub.today as date) + 4, 12)) as p (valid_from, total)
where not exists (select 1 from slot_plan where practitioner_id = 'W105')

--> changes
insert into slot (id, schedule_id, number, visit_date, session, start_time, state)
select
  s.id || '-' || n.i, s.id, n.i, s.visit_date, s.session,
  case s.session when 'morning' then time '08:00:00' else time '13:30:00' end
    + (n.i - 1) * interval '10' minute,
  'free'
from schedule s
cross join (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10),
  (11), (12), (13), (14), (15), (16), (17), (18), (19), (20)) as n (i)
where s.visit_date >= :hub.today
  and n.i <= coalesce(
    (select pl.total from slot_plan pl
     where pl.department_id = s.department_id and pl.practitioner_id = s.practitioner_id
       and pl.session = s.session and pl.valid_from <= s.visit_date
     order by pl.valid_from desc limit 1), 20)
on conflict do nothing

-- In three days W102 is away in the morning, and in the afternoon the schedule is withdrawn.

--> changes
update schedule set state = 'suspended', suspension_reason = 'official'
where id = 'W102' || to_char(cast(:hub.today as date) + 3, 'YYYYMMDD') || '0'

--> changes
update schedule set state = 'withdrawn'
where id = 'W102' || to_char(cast(:hub.today as date) + 3, 'YYYYMMDD') || '1'

-- A schedule without slots.

--> changes
insert into schedule (id, hospital_id, department_id, practitioner_id, visit_date, session, category,
  registration_fee, consultation_fee, state, location)
values ('W104' || to_char(cast(:hub.today as date) + 2, 'YYYYMMDD') || '9',
  'H001', 'D102', 'W104', cast(:hub.today as date) + 2, 'evening', 'ordinary', 5, 10, 'normal', '东院区门诊楼3层2诊室')
on conflict do nothing

-- In three days W105 takes no more bookings in the morning, and in five days the hospital keeps the
-- morning for itself.

--> changes
update schedule set closed = true
where id = 'W105' || to_char(cast(:hub.today as date) + 3, 'YYYYMMDD') || '0'

--> changes
update schedule set reserved = true
where id = 'W105' || to_char(cast(:hub.today as date) + 5, 'YYYYMMDD') || '0'

-- Who came to the desk today without an appointment.

--> changes
insert into registration (id, hospital_id, patient_id, department_id, practitioner_id, seen_by, visit_date, session,
  category, number, start_time, clinic_fee, expert_fee, insured_amount, account_amount, insurance_plan, operator,
  registered_at, seen_at)
values
  ('G' || to_char(cast(:hub.today as date), 'YYYYMMDD') || '1', 'H001', 'P004', 'D101', 'W101', 'W101',
   cast(:hub.today as date), 'morning', 'expert', 41, time '09:00:00', 5, 45, 20, 10, 'citizen', 'N001',
   cast(:hub.today as date) + time '06:30:00', cast(:hub.today as date) + time '06:50:00')
on conflict do nothing
