-- The last number that a message to a platform had: what stands before it, its second and its serial number in that.

create table message_number (
  prefix varchar(64) primary key,
  moment bigint      not null,  -- seconds of the epoch
  serial integer     not null
);
