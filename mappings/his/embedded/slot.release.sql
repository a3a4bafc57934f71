-- Makes the slot of a cancelled appointment bookable again. A slot that is free already is nothing
-- left to do. The request names no hospital: the caller's is meant.

--> row else not-found "号源编号不存在"
select sl.id as slot_id from slot sl
where sl.id = :slot.id
  and exists (
    select 1 from schedule s
    where s.id = sl.schedule_id
      and (:hub.hospital is null or s.hospital_id = :hub.hospital))
for update

--> no row else not-found "号源编号不属于该排班编号"
select 1 from slot where id = :slot_id and schedule_id <> :schedule.id

--> no row else not-found "号源日期与号源不符"
select 1 from slot where id = :slot_id and visit_date <> :slot.date

--> no row else not-found "上下午标志与号源不符"
select 1 from slot sl
join schedule s on s.id = sl.schedule_id
where sl.id = :slot_id and :slot.session not in (sl.session, s.session)

--> no row else not-found "号源序号与号源不符"
select 1 from slot where id = :slot_id and number <> :slot.number

--> no row else conflict "该号源已被预约或锁定"
select 1 from slot
where id = :slot_id and (state = 'booked' or locked_until > :hub.now)

--> changes
update slot set state = 'free', locked_until = null
where id = :slot_id and (state = 'held' or locked_until <= :hub.now)
