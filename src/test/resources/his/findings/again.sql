--> answer again

--> answer
select id as "slots[].id" from slot

--> answer again
select 2

--> answer again else not-found
-- expect 1: no statement above answers
-- expect 6: a statement below 'answer again'
