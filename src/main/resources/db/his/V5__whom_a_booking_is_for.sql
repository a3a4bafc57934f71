-- Whom a booking is for, where it says otherwise than the patient's file: null, the file counts.
alter table appointment add column patient_name   varchar;
alter table appointment add column patient_sex    varchar;
alter table appointment add column patient_mobile varchar;

-- Known from a booking only: nobody has seen the certificate.
alter table patient add column provisional boolean default false not null;

-- The number that was told for an examination, to be used for its booking.
create table exam_application_offer (
  hospital_id    varchar not null,
  patient_number varchar not null,
  item_code      varchar not null,
  issued_on      date        not null,
  application    varchar not null unique,
  primary key (hospital_id, patient_number, item_code)
);
