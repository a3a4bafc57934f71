-- What is there now: the queue and the slots of a session, or the beds of a department, or its
-- devices; never two of them.

-- The numbers being called, and those who wait: without a practitioner, those of the general clinic.

--> answer
select n.called as "queues[].called[]", n.waiting as "queues[].waiting[]"
from (
  select q.current_number as called, null as waiting, q.id as queue_id, 0 as place
  from queue q
  where q.hospital_id = :hospital.id
    and q.kind = 'outpatient'
    and q.department_id = :department.id
    and coalesce(q.practitioner_id, '') = coalesce(:practitioner.id, '')
    and q.visit_date = :availability.date
    and q.session = :availability.kind
  union all
  select null, t.number, q.id, t.number
  from queue q
  join ticket t on t.queue_id = q.id and t.state = 'waiting'
  where q.hospital_id = :hospital.id
    and q.kind = 'outpatient'
    and q.department_id = :department.id
    and coalesce(q.practitioner_id, '') = coalesce(:practitioner.id, '')
    and q.visit_date = :availability.date
    and q.session = :availability.kind
) n
order by case when n.called is null then 1 else 0 end, n.queue_id, n.place

-- The slots, hour by hour, whether they can be booked or not. Those that are free can be, now.

--> answer
select
  time '00:00:00' + n.hour_of_day * interval '1' hour as "places[].start",
  case when n.hour_of_day = 23 then time '23:59:00'
       else time '00:00:00' + (n.hour_of_day + 1) * interval '1' hour end as "places[].end",
  n.reserved as "places[].reserved",
  n.total as "places[].total",
  n.free as "places[].free",
  n.seen as "places[].seen"
from (
  select
    extract(hour from sl.start_time) as hour_of_day,
    s.reserved as reserved,
    count(*) as total,
    sum(case when s.state = 'normal' and not s.closed and not s.reserved
              and (sl.state = 'free' or sl.locked_until <= :hub.now)
              and sl.visit_date + sl.start_time > :hub.now
              and s.visit_date - 7 + cast(:config.releaseTime as time) <= :hub.now then 1 else 0 end) as free,
    sum(case when exists (
          select 1 from ticket t
          join queue q on q.id = t.queue_id
          where q.schedule_id = s.id and t.number = sl.number and t.state = 'done')
        then 1 else 0 end) as seen
  from schedule s
  join slot sl on sl.schedule_id = s.id
  where s.hospital_id = :hospital.id
    and s.department_id = :department.id
    and coalesce(s.practitioner_id, '') = coalesce(:practitioner.id, '')
    and s.visit_date = :availability.date
    and s.state <> 'withdrawn'
    and :availability.kind in (sl.session, s.session)
  group by extract(hour from sl.start_time), s.reserved
) n
order by n.hour_of_day

-- Beds and devices, as they are this minute.

--> answer
select
  cast(:hub.now as time) as "places[].start",
  cast(:hub.now as time) as "places[].end",
  r.name as "places[].name",
  r.total as "places[].total",
  r.free as "places[].free"
from resource r
join department d on d.id = r.department_id
where d.hospital_id = :hospital.id
  and r.department_id = :department.id
  and r.kind = case :availability.kind when 'beds' then 'bed' when 'devices' then 'device' end
order by r.id
