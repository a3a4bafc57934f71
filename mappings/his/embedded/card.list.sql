-- The cards of the patient the platform names, whose certificate must agree.

--> row else patient-unknown
select p.id as patient_id from patient_link l
join patient p on p.id = l.patient_id
where l.platform = :hub.platform
  and l.platform_patient_id = :patient.id
  and p.identifier_type = :patient.identifier.type
  and p.identifier_value = :patient.identifier.value

--> answer
select
  c.id     as "cards[].id",
  c.number as "cards[].number",
  c.name   as "cards[].name",
  c.type   as "cards[].type"
from visit_card c
where c.patient_id = :patient_id and c.hospital_id = :hospital.id
order by c.id
