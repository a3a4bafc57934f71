-- Clients of the canonical API, their keys, and the replies kept for repeated requests.
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

create table api_reply (
  client       varchar(64) not null,
  operation    varchar(255) not null,          -- the path below /api/v1/
  request_key  varchar(255) not null,          -- Idempotency-Key
  content_hash varchar(64) not null,
  started      timestamp with time zone not null,
  status       integer,                        -- null while the request is being processed
  content_type varchar(255),
  reply        bytea,                          -- sealed
  primary key (client, operation, request_key)
);

create index api_reply_started on api_reply (started);
