-- Locks a free slot until it is paid, for :config.lockMinutes. A coupon that is not valid does not
-- refuse the lock: the answer says that it took no effect and what there is to pay.

-- Requests for one patient go one after the other, so that a repeat finds what the first one did.

--> row
select patient_id from patient_link
where platform = :hub.platform and platform_patient_id = :patient.id
for update

-- A repeat with the same content gets the same answer, as long as its lock stands or is paid.
-- Only the reference finds it: the case keeps the database from searching by the content.

--> answer if any
select
  a.lock_id         as "lock.id",
  a.fee_payable     as "fee.payable",
  a.coupon_accepted as "coupon.accepted"
from appointment a
where a.platform = :hub.platform
  and a.reference = :appointment.platformReference
  and case when a.lock_id is not null
      and (a.state = 'paid' or a.state = 'locked' and a.locked_until > :hub.now)
      and a.hospital_id = :hospital.id
      and a.patient_id = :patient_id
      and a.slot_id = :slot.id
      and a.visit_date = :slot.date
      and a.fee_due = :fee.due
      and coalesce(a.coupon_code, '') = coalesce(:coupon.code, '')
      then true else false end

--> no row else conflict "预约编号已用于其他预约或其锁号已失效"
select 1 from appointment
where platform = :hub.platform and reference = :appointment.platformReference

--> no row else patient-unknown
select 1 where :patient_id is null

--> no row else not-found "就诊卡不存在或不属于该患者"
select 1 where :patient.card.id is not null and not exists (
  select 1 from visit_card
  where id = :patient.card.id
    and type = coalesce(:patient.card.type, type)
    and patient_id = :patient_id
    and hospital_id = :hospital.id)

--> no row else not-found "排班编号不属于该医院编号"
select 1 from schedule where id = :schedule.id and hospital_id <> :hospital.id

-- the number that platforms are told of a schedule until it is released

--> no row else not-released
select 1 where :schedule.id = '0'

--> row else schedule-withdrawn
select id as schedule_id from schedule where id = :schedule.id and state <> 'withdrawn'

--> no row else schedule-suspended
select 1 from schedule where id = :schedule.id and state = 'suspended'

--> no row else conflict "该排班不开放预约"
select 1 from schedule where id = :schedule.id and (closed or reserved)

--> no row else not-released
select 1 from schedule
where id = :schedule.id and visit_date - 7 + cast(:config.releaseTime as time) > :hub.now

--> row else not-found "号源编号不属于该排班编号"
select id as slot_id from slot where id = :slot.id and schedule_id = :schedule.id

--> no row else not-found "就诊日期与号源不符"
select 1 from slot where id = :slot_id and visit_date <> :slot.date

--> no row else not-found "上下午标志与号源不符"
select 1 from slot sl
join schedule s on s.id = sl.schedule_id
where sl.id = :slot_id and :slot.session not in (sl.session, s.session)

--> no row else not-found "预约序号与号源不符"
select 1 from slot where id = :slot_id and number <> :slot.number

--> no row else fee-mismatch "挂号费与医院不一致"
select 1 from schedule
where id = :schedule.id and registration_fee + consultation_fee <> :fee.due

--> row
select
  c.code as accepted_coupon,
  greatest(:fee.due - c.amount, 0) as reduced_fee
from coupon c
where c.code = :coupon.code
  and c.hospital_id = :hospital.id
  and (:coupon.type is null or c.type = :coupon.type)
  and (:coupon.amount is null or c.amount = :coupon.amount)
  and :hub.today between c.valid_from and c.valid_until
  and not exists (
    select 1 from appointment h
    where h.live_coupon = c.code and (h.state <> 'locked' or h.locked_until > :hub.now))

-- What the platform reckons must be the fee, or the fee less the coupon; with a coupon that is not
-- valid it cannot know.

--> no row else fee-mismatch "优惠后的费用与医院不一致"
select 1 from schedule
where id = :schedule.id
  and registration_fee + consultation_fee <> :fee.payable
  and (:coupon.code is null
    or :reduced_fee <> :fee.payable)

-- A department may be for children or for adults: the age on the day of the visit counts, where it is known.

--> no row else conflict "患者年龄不符合该科室的要求"
select 1 from schedule s
join department d on d.id = s.department_id
join patient_birth b on b.patient_id = :patient_id
where s.id = :schedule.id
  and ((cast(to_char(s.visit_date, 'YYYYMMDD') as integer) - b.born) / 10000 < d.min_age
    or d.max_age > 0 and (cast(to_char(s.visit_date, 'YYYYMMDD') as integer) - b.born) / 10000 > d.max_age)

--> no row else too-late "号源已过就诊时间"
select 1 from slot where id = :slot.id and visit_date + start_time <= :hub.now

--> 1 change else slot-taken
update slot set
  state = 'locked',
  locked_until = :hub.now + cast(:config.lockMinutes as integer) * interval '1' minute
where id = :slot.id and (state = 'free' or locked_until <= :hub.now)

-- Locks that had expired end here, so that the slot and the coupon have one holder.

--> changes
update appointment set state = 'expired', live_slot_id = null, live_coupon = null
where live_slot_id = :slot.id and state = 'locked' and locked_until <= :hub.now

--> changes
update appointment set state = 'expired', live_slot_id = null, live_coupon = null
where live_coupon = coalesce(:accepted_coupon, '') and state = 'locked' and locked_until <= :hub.now

--> 1 change else conflict
insert into appointment
  (id, hospital_id, platform, reference, patient_id, slot_id, live_slot_id, visit_date, state,
   lock_id, locked_until, payment_mode,
   fee_due, fee_payable, coupon_code, coupon_accepted, live_coupon,
   channel_id, channel_name, channel_operator, booked_at)
values
  ('A' || nextval('appointment_number'), :hospital.id, :hub.platform, :appointment.platformReference,
   :patient_id, :slot.id, :slot.id, :slot.date, 'locked',
   cast(nextval('lock_number') as varchar),
   :hub.now + cast(:config.lockMinutes as integer) * interval '1' minute, :payment.mode,
   :fee.due, coalesce(:reduced_fee, :fee.due),
   :coupon.code, :accepted_coupon is not null, :accepted_coupon,
   :channel.id, :channel.name, :channel.operator, :hub.now)

--> answer again
