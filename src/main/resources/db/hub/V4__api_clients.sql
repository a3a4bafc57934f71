-- Clients of the canonical API and their keys.
-- Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

create table api_client (
  id      varchar(64) primary key,
  scopes  varchar(4000) not null,              -- separated by spaces
  created timestamp with time zone not null
);

create table api_key (
  id        varchar(16) primary key,           -- the part of the key that may be seen
  client    varchar(64) not null references api_client on delete cascade,
  hash      varchar(64) not null,              -- SHA-256 of its secret part, hexadecimal
  created   timestamp with time zone not null,
  not_after timestamp with time zone not null
);

create index api_key_client on api_key (client);
