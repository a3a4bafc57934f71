-- Tells whether a slot was locked and the lock still stands, or was paid and that still stands.

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
  and (state = 'paid' or state = 'locked' and locked_until > :hub.now)
