-- The number of an application is unique in its hospital: every hospital numbers its own by the day.

alter table exam_request rename to exam_request_of_all;

alter table exam_group       alter column id            set data type varchar(64);
alter table exam_appointment alter column group_id      set data type varchar(64);
alter table exam_appointment alter column live_group_id set data type varchar(64);

create table exam_request (
  id        varchar(32) not null,                    -- application number
  group_id  varchar(64) not null references exam_group (id),
  campus_id varchar(20) not null references campus (id),
  item_code varchar(32) not null,
  item_name varchar(64) not null,
  primary key (group_id, id)
);
insert into exam_request (id, group_id, campus_id, item_code, item_name)
select id, group_id, campus_id, item_code, item_name from exam_request_of_all;
drop table exam_request_of_all;
create index exam_request_number on exam_request (id);
