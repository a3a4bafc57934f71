-- Cancels a booking that is paid at the hospital. Its slot is held until slot.release.
-- A booking made on the day of the visit can be cancelled until :config.cancelMinutes before its
-- time, one made earlier until the end of the day before the visit.
-- A repeat finds the appointment cancelled and nothing left to do.

--> row else not-found "预约编号不存在"
select id as appointment_id, live_slot_id from appointment
where platform = :hub.platform and reference = :appointment.platformReference
for update

--> no row else not-found "预约编号不属于该医院编号"
select 1 from appointment where id = :appointment_id and hospital_id <> :hospital.id

--> no row else not-found "就诊日期与预约不符"
select 1 from appointment where id = :appointment_id and visit_date <> :slot.date

--> no row else password-wrong
select 1 from appointment where id = :appointment_id and password <> :appointment.password

--> no row else conflict "该预约当前状态不能取消"
select 1 from appointment
where id = :appointment_id and (state not in ('booked', 'cancelled') or checked_in_at is not null)

--> no row else conflict "该预约已支付，请通过原渠道退号"
select 1 from appointment where id = :appointment_id and state = 'booked' and prepaid

--> no row else too-late "已超过可取消时间"
select 1 from appointment a
join slot sl on sl.id = a.slot_id
where a.id = :appointment_id and a.state = 'booked'
  and case when cast(a.booked_at as date) = a.visit_date
      then sl.visit_date + sl.start_time - cast(:config.cancelMinutes as integer) * interval '1' minute < :hub.now
      else a.visit_date <= :hub.today end

--> changes
update slot set state = 'held', locked_until = null where id = :live_slot_id

--> changes
update appointment set state = 'cancelled', live_slot_id = null, live_coupon = null, ended_at = :hub.now
where id = :appointment_id and state = 'booked'
