-- What is due is read in the order of ids, a page at a time.

create index appointment_due on appointment (hospital_id, visit_date, id);
create index exam_appointment_due on exam_appointment (exam_date, id);
