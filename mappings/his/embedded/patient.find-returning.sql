-- A returning patient is one a practitioner of the hospital has seen before.

--> answer
select case when count(*) > 0 then true else false end as "patient.returning"
from patient p
join visit v on v.patient_id = p.id and v.seen_at is not null
where p.identifier_type = :patient.identifier.type
  and p.identifier_value = :patient.identifier.value
  and (:hub.hospital is null or v.hospital_id = :hub.hospital)
