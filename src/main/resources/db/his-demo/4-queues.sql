-- Today's queues: two of practitioners, one of a general clinic and one for ultrasound.

--> changes
insert into queue (id, hospital_id, kind, department_id, practitioner_id, visit_date, session, current_number)
select
  t.id || to_char(cast(:hub.today as date), 'YYYYMMDD'), t.hospital, t.kind, t.department, t.practitioner,
  cast(:hub.today as date), 'morning', t.called
from (values
  ('QA', 'H001', 'outpatient', 'D101', 'W101', 7),
  ('QB', 'H002', 'outpatient', 'D201', 'W201', 2),
  ('QC', 'H001', 'ultrasound', 'D104', null,   3),
  ('QD', 'H001', 'outpatient', 'D101', null,   4)
) as t (id, hospital, kind, department, practitioner, called)
on conflict do nothing

--> changes
insert into ticket (queue_id, number, patient_id, state)
select t.id || to_char(cast(:hub.today as date), 'YYYYMMDD'), t.number, t.patient, t.state
from (values
  ('QA', 6, 'P003', 'done'), ('QA', 7, 'P004', 'called'), ('QA', 8, 'P002', 'waiting'),
  ('QA', 9, 'P005', 'waiting'), ('QA', 10, 'P001', 'waiting'),
  ('QB', 2, 'P003', 'called'), ('QB', 3, 'P001', 'waiting'),
  ('QC', 3, 'P004', 'called'), ('QC', 4, 'P001', 'waiting'), ('QC', 5, 'P002', 'waiting'),
  ('QD', 4, 'P003', 'called'), ('QD', 5, 'P005', 'waiting')
) as t (id, number, patient, state)
on conflict do nothing
