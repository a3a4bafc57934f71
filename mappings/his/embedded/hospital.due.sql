-- The hospital. Several names or numbers stand in one value, separated by commas.

--> answer
select
  h.id          as "due[].after",
  h.id          as "due[].hospital.id",
  h.name        as "due[].hospital.name",
  h.aliases     as "due[].hospital.aliases[]",
  h.description as "due[].hospital.description",
  h.address     as "due[].hospital.address",
  h.level       as "due[].hospital.level",
  h.ownership   as "due[].hospital.ownership",
  h.category    as "due[].hospital.category",
  h.telephones  as "due[].hospital.telephones[]",
  h.websites    as "due[].hospital.websites[]",
  h.state       as "due[].hospital.state"
from hospital h
where h.id = :hospital.id
  and h.id > coalesce(:after, '')
order by h.id
limit :limit
