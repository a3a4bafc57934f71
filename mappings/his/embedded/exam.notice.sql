-- What the hospital tells everybody who books an examination.

--> answer else not-found
select exam_notice as "notice" from hospital where id = :hospital.id
