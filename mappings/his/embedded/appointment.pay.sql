-- Turns a lock that still stands into a paid appointment.

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

-- A repeat of the same payment gets the same answer, as long as it is not given back.

--> answer if any
select
  visit_number   as "visit.number",
  visit_location as "visit.location",
  visit_serial   as "visit.serial"
from appointment
where id = :appointment_id
  and state = 'paid'
  and pay_transaction = :payment.transaction

--> no row else conflict "该预约已退号"
select 1 from appointment where id = :appointment_id and state = 'refunded'

--> no row else conflict "该预约已由其他支付完成"
select 1 from appointment where id = :appointment_id and state = 'paid'

--> no row else lock-expired
select 1 from appointment
where id = :appointment_id and (state <> 'locked' or locked_until <= :hub.now)

--> 1 change else lock-expired
update slot set state = 'booked', locked_until = null
where id = :live_slot_id and state = 'locked'

--> row
select cast(sl.number as varchar) as visit_number, s.location as visit_location
from slot sl
join schedule s on s.id = sl.schedule_id
where sl.id = :live_slot_id

--> 1 change else lock-expired
update appointment set
  state = 'paid',
  locked_until = null,
  payment_mode = :payment.mode,
  pay_transaction = :payment.transaction,
  pay_order = :payment.order,
  pay_merchant = :payment.merchant,
  pay_channel = :payment.channel,
  pay_account = :payment.account,
  visit_number = :visit_number,
  visit_location = :visit_location,
  visit_serial = 'V' || nextval('visit_serial')
where id = :appointment_id

--> answer again
