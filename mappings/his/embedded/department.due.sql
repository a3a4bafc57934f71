-- The departments of a hospital where patients register: no wards, laboratories, examinations or offices.

--> answer
select
  d.id            as "due[].after",
  d.hospital_id   as "due[].hospital.id",
  d.id            as "due[].department.id",
  d.standard_code as "due[].department.standardCode",
  d.name          as "due[].department.name",
  d.description   as "due[].department.description",
  d.min_age       as "due[].department.age.min",
  d.max_age       as "due[].department.age.max",
  d.specialty     as "due[].department.specialty",
  d.state         as "due[].department.state"
from department d
where d.hospital_id = :hospital.id
  and d.kind in ('general', 'specialty', 'expert', 'emergency')
  and d.id > coalesce(:after, '')
order by d.id
limit :limit
