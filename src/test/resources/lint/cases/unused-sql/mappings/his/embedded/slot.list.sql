-- Lists the slots of a day.

--> no row else not-found
select 1 where :hospital.id = ''

--> answer
select 'S1' as "slots[].id", 'first' as "slots[].name" where cast(:slot.session as varchar) is null
