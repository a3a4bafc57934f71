-- The journal: every exchange in both directions. The same text runs on H2 (PostgreSQL mode) and
-- PostgreSQL. Ids sort by the time an exchange began, so that every index below is also one by time.

create table journal_entry (
  id                  uuid        primary key,
  trace_id            varchar(32) not null,
  platform            varchar(32) not null,
  operation           varchar(64),               -- null: the request named none
  canonical_operation varchar(64),
  direction           varchar(8)  not null check (direction in ('inbound', 'outbound')),
  hospital            varchar(32),
  started             timestamp(6) with time zone not null,
  duration_us         bigint,                    -- null while open
  outcome             varchar(8)  not null check (outcome in ('open', 'success', 'failure', 'unknown')),
  error               varchar(32),               -- the canonical error
  node                varchar(64) not null,
  opening             uuid        not null,      -- the bundle of what had passed when it was written
  ending              uuid                       -- and, if that was before its end, of what passed since
);
create index journal_entry_outcome   on journal_entry (outcome, id);
create index journal_entry_platform  on journal_entry (platform, outcome, id);
create index journal_entry_operation on journal_entry (operation, outcome, id);

-- The business keys that the sheets declare.
create table journal_key (
  entry     uuid         not null,
  name      varchar(64)  not null,
  key_value varchar(128) not null,
  primary key (entry, name)
);
create index journal_key_value on journal_key (key_value, entry);

-- What passed, compressed and encrypted, in bundles: exchanges of one platform that ended at about
-- the same time. A bundle's id sorts by a time when all of them had begun. A long one has parts.
create table journal_payload (
  platform varchar(32) not null,
  bundle   uuid        not null,
  part     smallint    not null,
  key_id   varchar(32) not null,
  sealed   bytea       not null,
  primary key (platform, bundle, part)
);

-- The processes that work on this database, and when each was last seen.
create table hub_node (
  id   varchar(64) primary key,
  seen timestamp(6) with time zone not null
);

-- What was answered to a write, by the key that its sheet declares; a repeat gets it again.
create table idempotent_reply (
  platform     varchar(32)  not null,
  operation    varchar(64)  not null,
  request_key  varchar(128) not null,
  content_hash varchar(64)  not null,
  state        varchar(8)   not null check (state in ('running', 'done', 'in-doubt')),
  reply        bytea,                            -- sealed; null until done
  node         varchar(64)  not null,
  started      timestamp(6) with time zone not null,
  primary key (platform, operation, request_key)
);
create index idempotent_reply_started on idempotent_reply (started);
