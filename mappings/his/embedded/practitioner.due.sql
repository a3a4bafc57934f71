-- The practitioners of a hospital and the departments, as department.due tells them, that each works in: so many
-- practitioners, not rows.

--> answer
select
  p.id            as "due[].after",
  p.hospital_id   as "due[].hospital.id",
  p.id            as "due[].practitioner.id",
  p.name          as "due[].practitioner.name",
  p.sex           as "due[].practitioner.sex",
  d.department_id as "due[].practitioner.departments[].id",
  p.title         as "due[].practitioner.title",
  p.description   as "due[].practitioner.description",
  p.expertise     as "due[].practitioner.expertise",
  p.state         as "due[].practitioner.state"
from (
  select * from practitioner
  where hospital_id = :hospital.id and id > coalesce(:after, '')
    and exists (
      select 1 from practitioner_department pd
      join department k on k.id = pd.department_id
      where pd.practitioner_id = practitioner.id
        and k.kind in ('general', 'specialty', 'expert', 'emergency'))
  order by id
  limit :limit
) p
join practitioner_department d on d.practitioner_id = p.id
join department k on k.id = d.department_id and k.kind in ('general', 'specialty', 'expert', 'emergency')
order by p.id, d.department_id
