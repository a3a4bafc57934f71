-- All practitioners in use, once for each of their departments.

--> answer
select
  p.id            as "practitioners[].id",
  pd.department_id as "practitioners[].department.id",
  p.name          as "practitioners[].name",
  p.sex           as "practitioners[].sex",
  p.title         as "practitioners[].title",
  p.description   as "practitioners[].description",
  p.expertise     as "practitioners[].expertise",
  p.expert        as "practitioners[].expert",
  p.famous        as "practitioners[].famous",
  p.identifier    as "practitioners[].identifier.value",
  p.education     as "practitioners[].education",
  p.experience    as "practitioners[].experience",
  p.notice        as "practitioners[].notice"
from practitioner p
join practitioner_department pd on pd.practitioner_id = p.id
where p.hospital_id = :hospital.id and coalesce(p.state, 'active') = 'active'
order by p.id, pd.department_id
