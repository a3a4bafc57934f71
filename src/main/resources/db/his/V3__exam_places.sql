-- Places for examinations that are asked for by what is to be examined, not by a group known before.

create table exam_item (
  code      varchar(32) primary key,
  modality  varchar(8)  not null,                    -- US, DX, CT …
  name      varchar(64) not null,
  body_site varchar(64) not null
);
create index exam_item_name on exam_item (name);

-- The application numbers of a day: its date, then 80001, 80002 …
create table exam_application_serial (
  issued_on date    primary key,
  last      integer not null check (last between 0 and 9999)
);

alter table exam_queue add column room varchar(32) default '' not null;

alter table exam_appointment add column paid_at timestamp;   -- null: not paid

-- As long as the exam platform's fields are, and the group of an application one longer than its number.
alter table patient          alter column name             set data type varchar(32);
alter table patient          alter column identifier_value set data type varchar(32);
alter table patient          alter column mobile           set data type varchar(32);
alter table exam_group       alter column id               set data type varchar(33);
alter table exam_request     alter column group_id         set data type varchar(33);
alter table exam_appointment alter column group_id         set data type varchar(33);
alter table exam_appointment alter column live_group_id    set data type varchar(33);
