-- All departments in use, with those above them.

--> answer
select
  d.id                as "departments[].id",
  d.hospital_id       as "departments[].hospital.id",
  d.name              as "departments[].name",
  d.kind              as "departments[].kind",
  case when coalesce(d.specialty, 'ordinary') = 'ordinary' then false else true end
                      as "departments[].featured",
  d.telephone         as "departments[].telephone",
  d.description       as "departments[].description",
  d.clinic_fee        as "departments[].fee.clinic",
  p.id                as "departments[].parent.id",
  p.name              as "departments[].parent.name",
  d.sex               as "departments[].sex",
  case when d.max_age > 0 then 'children' when d.min_age > 0 then 'adults' else 'all' end
                      as "departments[].age.group",
  case when d.max_age > 0 then d.max_age when d.min_age > 0 then d.min_age end
                      as "departments[].age.limit",
  d.notice            as "departments[].notice"
from department d
left join department p on p.id = d.parent_id
where d.hospital_id = :hospital.id and coalesce(d.state, 'active') = 'active'
order by d.id
