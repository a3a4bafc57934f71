-- Gives back a paid appointment before the day of the visit. Its slot is held until slot.release.
-- A repeat finds the appointment refunded and nothing left to do.

--> row else not-found "预约编号不存在"
select id as appointment_id, live_slot_id from appointment
where platform = :hub.platform and reference = :appointment.platformReference
for update

--> no row else not-found "预约编号不属于该医院编号"
select 1 from appointment where id = :appointment_id and hospital_id <> :hospital.id

--> no row else not-found "就诊日期与预约不符"
select 1 from appointment where id = :appointment_id and visit_date <> :slot.date

--> no row else not-found "医院流水号与预约不符"
select 1 from appointment where id = :appointment_id and coalesce(visit_serial, '') <> :visit.serial

--> no row else conflict "该预约当前状态不能退号"
select 1 from appointment
where id = :appointment_id and (state not in ('paid', 'refunded') or checked_in_at is not null)

--> no row else too-late "须在就诊日前退号"
select 1 from appointment
where id = :appointment_id and state = 'paid' and visit_date <= :hub.today

--> changes
update slot set state = 'held', locked_until = null where id = :live_slot_id

--> changes
update appointment set state = 'refunded', live_slot_id = null, live_coupon = null, ended_at = :hub.now
where id = :appointment_id and state = 'paid'
