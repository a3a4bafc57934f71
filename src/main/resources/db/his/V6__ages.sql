-- The day of birth of a patient as a number, 20001231: by the patient's file, or else by the identity card; null where
-- neither tells it.
create view patient_birth as
select
  p.id as patient_id,
  cast(coalesce(
    to_char(p.birth_date, 'YYYYMMDD'),
    case when p.identifier_type = 'id-card'
           and regexp_replace(substring(p.identifier_value from 7 for 8), '[0-9]', '', 'g') = ''
         then case char_length(p.identifier_value)
                when 18 then substring(p.identifier_value from 7 for 8)
                when 15 then '19' || substring(p.identifier_value from 7 for 6) end end) as integer) as born
from patient p;
