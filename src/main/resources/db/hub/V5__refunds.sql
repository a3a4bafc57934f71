-- What must not happen twice. Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

alter table outbox_message add column request_key varchar(64);   -- digest of the caller and its Idempotency-Key
create index outbox_message_request_key on outbox_message (request_key);

-- true as long as it is certain that the platform has not done it: it was never sent, or the platform said no
alter table outbox_delivery add column undone boolean default false not null;
