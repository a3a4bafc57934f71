-- The photos there are: of all practitioners in use, or of one.

--> answer
select
  p.id    as "practitioners[].id",
  p.name  as "practitioners[].name",
  p.photo as "practitioners[].photo"
from practitioner p
where p.hospital_id = :hospital.id
  and coalesce(p.state, 'active') = 'active'
  and p.photo is not null
  and (:practitioner.id is null or p.id = :practitioner.id)
order by p.id
