-- Tells whether the place of an application was given back: nothing is booked for it now, and something was.

--> row else not-found
select g.id as group_id from exam_group g
where g.hospital_id = :hospital.id
  and exists (select 1 from exam_request r where r.group_id = g.id and r.id = :request.id)

--> no row else not-found
select 1 from exam_appointment where live_group_id = :group_id

--> row else not-found
select e.id as appointment_id from exam_appointment e
where e.group_id = :group_id and e.state = 'cancelled'
  and e.id = coalesce(:appointment.id, e.id)
order by e.changed_at desc, e.id desc
limit 1
