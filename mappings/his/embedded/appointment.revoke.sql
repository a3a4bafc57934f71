-- Cancels a booking of any channel, and its slot is free again. The caller's own bookings are known
-- by its reference, the others by the hospital's number. What is paid already is not cancelled here: the money has to go
-- back the way it came.

--> row else not-found
select id as appointment_id, live_slot_id from appointment
where hospital_id = :hospital.id
  and (platform = :hub.platform and reference = :appointment.platformReference
    or platform <> :hub.platform and id = :appointment.platformReference)
for update

--> no row else already-cancelled
select 1 from appointment
where id = :appointment_id and state in ('cancelled', 'refunded', 'released', 'expired')

--> no row else conflict "用户已经取号，不允许退号"
select 1 from appointment where id = :appointment_id and checked_in_at is not null

--> no row else conflict "该预约已在线支付或正在支付，请通过原渠道退号"
select 1 from appointment where id = :appointment_id and (state <> 'booked' or prepaid)

--> no row else too-late "已超过可取消时间"
select 1 from appointment a
join slot sl on sl.id = a.slot_id
where a.id = :appointment_id
  and sl.visit_date + sl.start_time - cast(:config.cancelMinutes as integer) * interval '1' minute < :hub.now

--> changes
update slot set state = 'free', locked_until = null where id = :live_slot_id

--> changes
update appointment set state = 'cancelled', live_slot_id = null, live_coupon = null, ended_at = :hub.now
where id = :appointment_id
