-- Places for examinations that are asked for by what is to be examined, not by a group known before.

create table exam_item (
  code      varchar primary key,
  modality  varchar not null,  -- US, DX, CT …
  name      varchar not null,
  body_site varchar not null
);
create index exam_item_name on exam_item (name);

-- The application numbers of a day: its date, then 80001, 80002 …
create table exam_application_serial (
  issued_on date    primary key,
  last      integer not null check (last between 0 and 9999)
);

alter table exam_queue add column room varchar default '' not null;

alter table exam_appointment add column paid_at timestamp;  -- null: not paid
