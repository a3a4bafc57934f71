-- Gives back a paid appointment before the day of the visit. Its slot is held until slot.release.
-- A repeat finds the appointment refunded and nothing left to do.

--> row else not-found
select id as appointment_id, live_slot_id from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and visit_date = :slot.date
  and (cast(:visit.serial as varchar) is null or visit_serial = :visit.serial)
for update

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
