select 1

--> rows
select 1

--> no row
select 1

--> 2 changes
update slot set state = ''

--> answer if any else not-found
select 1

--> row else not-found

-- a comment alone is no statement

--> answer
select id as "slots[].id" from slot
-- expect 1: statement without directive
-- expect 3: unknown directive 'rows'
-- expect 6: unknown directive 'no row'
-- expect 9: unknown directive '2 changes'
-- expect 12: unknown directive 'answer if any else not-found'
-- expect 15: directive without statement
