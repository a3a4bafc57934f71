-- Tells whether a slot was locked. Whatever became of the lock since: it was made.

--> answer else not-found
select
  lock_id         as "lock.id",
  fee_payable     as "fee.payable",
  coupon_accepted as "coupon.accepted"
from appointment
where platform = :hub.platform
  and reference = :appointment.platformReference
  and hospital_id = :hospital.id
  and slot_id = :slot.id
  and lock_id is not null
