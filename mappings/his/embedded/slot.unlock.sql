-- Gives up a lock; its slot is free at once. A lock that has expired or is given up already is
-- nothing left to do: whoever took the slot since keeps it.

--> row else not-found
select id as appointment_id, live_slot_id from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and visit_date = :slot.date
  and lock_id = :lock.id
for update

--> no row else conflict "该锁号已完成挂号"
select 1 from appointment where id = :appointment_id and state in ('paid', 'refunded')

--> changes
update slot set state = 'free', locked_until = null where id = :live_slot_id

--> changes
update appointment set state = 'released', live_slot_id = null, live_coupon = null, ended_at = :hub.now
where id = :appointment_id and state = 'locked'
