-- What a booking service shows of hospitals, departments and practitioners, and bookings for whoever
-- is named in them, made by any channel. Image files are named here and lie elsewhere.

alter table hospital add column district           varchar;  -- null: not shown to booking services
alter table hospital add column district_rank      integer;
alter table hospital add column group_name         varchar;  -- the group it belongs to
alter table hospital add column group_rank         integer;
alter table hospital add column directions         varchar;  -- bus lines
alter table hospital add column staff              varchar;
alter table hospital add column service_address    varchar;  -- of its own web service
alter table hospital add column payment_address    varchar;
alter table hospital add column logo               varchar;  -- image file
alter table hospital add column paused_reason      varchar;
alter table hospital add column reports_resources  boolean default false not null;
alter table hospital add column days_ahead         integer default 7     not null;
alter table hospital add column same_day_cancel    boolean default true  not null;
alter table hospital add column same_day_expert    boolean default true  not null;
alter table hospital add column foreign_patients   boolean default false not null;

create table hospital_insurance (
  hospital_id varchar not null references hospital (id),
  plan        varchar not null,
  primary key (hospital_id, plan)
);

alter table department add column kind       varchar default 'general' not null;
alter table department add column telephone  varchar;
alter table department add column clinic_fee numeric(14,2) default 0 not null;
alter table department add column parent_id  varchar references department (id);
alter table department add column sex        varchar;  -- null: both
alter table department add column notice     varchar;

alter table practitioner add column identifier varchar;
alter table practitioner add column education  varchar;
alter table practitioner add column experience varchar;
alter table practitioner add column notice     varchar;
alter table practitioner add column expert     boolean default false not null;
alter table practitioner add column famous     boolean default false not null;
alter table practitioner add column photo      varchar;  -- image file

-- closed: no more bookings, those that were made stand; reserved: the hospital keeps it for itself
alter table schedule add column closed   boolean default false not null;
alter table schedule add column reserved boolean default false not null;
alter table schedule add column remark   varchar;

-- How many slots the schedules of a department or practitioner have, from a date on. Until the next
-- entry's date the one before holds.
create table slot_plan (
  department_id   varchar not null references department (id),
  practitioner_id varchar references practitioner (id),  -- null: general clinic
  session         varchar not null,
  valid_from      date    not null,
  total           integer not null check (total >= 0)
);
create index slot_plan_department on slot_plan (department_id, session, valid_from);

create table resource (
  id            varchar primary key,
  department_id varchar not null references department (id),
  kind          varchar not null check (kind in ('bed', 'device')),
  name          varchar not null,
  total         integer not null,
  free          integer not null,
  check (free >= 0 and free <= total)
);
create index resource_department on resource (department_id, kind);

alter table patient add column birth_date date;

alter table appointment add column kind           varchar default 'booking' not null;
alter table appointment add column source         varchar default 'website' not null;
alter table appointment add column insurance_plan varchar;
alter table appointment add column prepaid        boolean       default false not null;
alter table appointment add column insured_amount numeric(14,2) default 0     not null;
alter table appointment add column paid_at        timestamp;
create index appointment_booked on appointment (hospital_id, booked_at);

create table referral (
  appointment_id    varchar primary key references appointment (id),
  hospital_id       varchar,
  hospital_name     varchar,
  department_id     varchar,
  department_name   varchar,
  practitioner_id   varchar,
  practitioner_name varchar,
  reason            varchar,
  history           varchar,
  diagnosis         varchar
);

-- Who came without an appointment.
create table registration (
  id              varchar       primary key,
  hospital_id     varchar       not null references hospital (id),
  patient_id      varchar       not null references patient (id),
  department_id   varchar       not null references department (id),
  practitioner_id varchar       references practitioner (id),
  seen_by         varchar       references practitioner (id),
  visit_date      date          not null,
  session         varchar       not null,
  category        varchar       not null,
  number          integer       not null,
  start_time      time          not null,
  extra           boolean       default false not null,
  clinic_fee      numeric(14,2) not null,
  expert_fee      numeric(14,2) not null,
  insured_amount  numeric(14,2) default 0 not null,
  account_amount  numeric(14,2) default 0 not null,
  insurance_plan  varchar,
  operator        varchar       not null,
  registered_at   timestamp     not null,
  seen_at         timestamp,
  cancelled_at    timestamp
);
create index registration_day on registration (hospital_id, registered_at);
