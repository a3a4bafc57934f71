-- Nothing wrong here: quotes, comments and casts hide colons.

--> row else not-found "时间 12:30"
with t as (select 1 as hidden) select s.id as schedule_id, count(*) total, s.name
from schedule s where ':nothing' <> '' /* :nothing */ -- :nothing
  and id = :slot.id and x in (:requests.id) and a::text = "b:c" and m > :config.lockMinutes

--> 1 change else not-found
update slot set a = :schedule_id, b = :total, c = :name, d = :hub.now, e = :hub.today,
  f = :hub.platform, g = :hub.hospital

--> changes
delete from slot where id = :slot.id

--> answer if any
select s.id as "slots[].id", (select max(t) from x where y = 1) as "slots[].time" from slot s;

--> answer
select * from somewhere
