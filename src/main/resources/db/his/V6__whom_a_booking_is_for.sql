-- Whom a booking is for, where it says otherwise than the patient's file: null, the file counts.
alter table appointment add column patient_name   varchar(200);
alter table appointment add column patient_sex    varchar(10);
alter table appointment add column patient_mobile varchar(32);

-- Known from a booking only: nobody has seen the certificate.
alter table patient add column provisional boolean default false not null;

-- The number that was told for an examination, to be used for its booking.
create table exam_application_offer (
  hospital_id    varchar(20) not null,
  patient_number varchar(32) not null,
  item_code      varchar(32) not null,
  issued_on      date        not null,
  application    varchar(13) not null unique,
  primary key (hospital_id, patient_number, item_code)
);
