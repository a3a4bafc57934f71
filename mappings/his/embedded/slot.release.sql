-- Makes the slot of a cancelled appointment bookable again. A slot that is free already is nothing
-- left to do. The request names no hospital: the caller's is meant.

--> row else not-found
select sl.id as slot_id from slot sl
where sl.id = :slot.id
  and sl.schedule_id = :schedule.id
  and sl.visit_date = :slot.date
  and sl.number = :slot.number
  and exists (
    select 1 from schedule s
    where s.id = sl.schedule_id
      and :slot.session in (sl.session, s.session)
      and (cast(:hub.hospital as varchar) is null or s.hospital_id = :hub.hospital))
for update

--> no row else conflict "该号源已被预约或锁定"
select 1 from slot
where id = :slot_id and (state = 'booked' or locked_until > :hub.now)

--> changes
update slot set state = 'free', locked_until = null where id = :slot_id and state <> 'free'
