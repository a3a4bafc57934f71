--> row else slot-gone
select id as schedule_id
from schedule
where id = :schedule.id

--> row
select 1 as one from slot where a = :schedule_id
  and b = :unknown_column
  and c = :config.unknown and d = :hub.tomorrow

--> answer
select id as "slots[].id", x as "slots[].name", y from slot where later = :requests.id
-- expect 1: slot.read cannot answer the error 'slot-gone'
-- expect 4: unknown parameter :schedule.id
-- expect 8: unknown parameter :unknown_column
-- expect 9: unknown parameter :config.unknown
-- expect 9: unknown parameter :hub.tomorrow
-- expect 11: the column "slots[].name" is no response path of slot.read
-- expect 11: the column "y" is no response path of slot.read
