-- What people and clients did to the hub through its API: rows are only added, each with a digest of itself and of the row
-- before it. Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

create table audit_entry (
  number  bigint       primary key,            -- 1, 2, 3 …
  time    timestamp(6) with time zone not null,
  client  varchar(64)  not null,
  address varchar(64)  not null,
  scope   varchar(128) not null,               -- what the act needs: clients.write, journal.payload …
  method  varchar(8)   not null,
  path    varchar(512) not null,
  detail  varchar(512) not null,
  state   varchar(8)   not null check (state in ('begun', 'done', 'refused')),
  trace   varchar(32)  not null,
  node    varchar(64)  not null,
  hash    varchar(64)  not null                -- SHA-256, hexadecimal
);

-- The last row: whoever adds one locks it.
create table audit_head (
  id     smallint     primary key,
  number bigint       not null,
  hash   varchar(64)  not null
);
insert into audit_head (id, number, hash) values (1, 0, '');
