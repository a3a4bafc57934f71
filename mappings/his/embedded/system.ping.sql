-- The front end is alive when its database answers.

--> row
select count(*) as hospitals from hospital
