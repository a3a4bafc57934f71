-- Empties the reference HIS, children first.

--> changes
delete from exam_appointment
--> changes
delete from exam_request
--> changes
delete from exam_group
--> changes
delete from exam_place
--> changes
delete from exam_queue_item
--> changes
delete from exam_queue
--> changes
delete from registration
--> changes
delete from referral
--> changes
delete from resource
--> changes
delete from slot_plan
--> changes
delete from hospital_insurance
--> changes
delete from ticket
--> changes
delete from queue
--> changes
delete from visit
--> changes
delete from appointment
--> changes
delete from coupon
--> changes
delete from visit_card
--> changes
delete from patient_link
--> changes
delete from patient
--> changes
delete from slot
--> changes
delete from schedule
--> changes
delete from practitioner_department
--> changes
delete from practitioner
--> changes
delete from department
--> changes
delete from campus
--> changes
delete from hospital

--> changes
delete from exam_application_offer

--> changes
delete from exam_application_serial
--> changes
delete from exam_item
