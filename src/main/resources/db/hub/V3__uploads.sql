-- Nightly uploads: runs, and what of the outbox belongs to them. Quartz's own tables are those of its distribution
-- (org/quartz/impl/jdbcjobstore). Runs on H2 (MODE=PostgreSQL) and on PostgreSQL.

alter table outbox_delivery add column batch bigint;                       -- what it is part of; null: said by itself
alter table outbox_delivery add column tier smallint default 0 not null;   -- 0 goes before 1: a batch gives way

drop index outbox_delivery_due;
create index outbox_delivery_due on outbox_delivery (platform, tier, due);
create index outbox_delivery_batch on outbox_delivery (batch, state);

