-- Gives up a lock; its slot is free at once. A lock that has expired or is given up already is
-- nothing left to do: whoever took the slot since keeps it.

--> row else not-found "预约编号不存在"
select id as appointment_id, live_slot_id from appointment
where platform = :hub.platform and reference = :appointment.platformReference
for update

--> no row else not-found "预约编号不属于该医院编号"
select 1 from appointment where id = :appointment_id and hospital_id <> :hospital.id

--> no row else not-found "就诊日期与预约不符"
select 1 from appointment where id = :appointment_id and visit_date <> :slot.date

--> no row else not-found "锁号编号与预约不符"
select 1 from appointment where id = :appointment_id and coalesce(lock_id, '') <> :lock.id

--> no row else conflict "该锁号已完成挂号"
select 1 from appointment where id = :appointment_id and state in ('paid', 'refunded')

--> changes
update slot set state = 'free', locked_until = null where id = :live_slot_id and state = 'locked'

--> changes
update appointment set state = 'released', live_slot_id = null, live_coupon = null, ended_at = :hub.now
where id = :appointment_id and state = 'locked'
