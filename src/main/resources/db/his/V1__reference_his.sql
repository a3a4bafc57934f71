-- The reference HIS: what a hospital's front database (前置库) must know for the platforms.
-- The same text runs on H2 (PostgreSQL mode) and PostgreSQL. Codes are the canonical ones.
-- How long a text may be stands in the platforms' sheets, in characters, and not here again: H2 would
-- count a rare character twice. Amounts are as large as the canonical language has them.

create sequence patient_number     start with 100001;
create sequence appointment_number start with 10000001;
create sequence lock_number        start with 10000001;
create sequence visit_serial       start with 10000001;
create sequence exam_number        start with 10000001;

-- Where care is given ---------------------------------------------------------------------------

create table hospital (
  id          varchar primary key,
  name        varchar not null,
  aliases     varchar,  -- comma-separated
  description varchar not null,
  address     varchar not null,
  level       varchar not null,
  ownership   varchar not null,
  category    varchar not null,
  telephones  varchar,  -- comma-separated
  websites    varchar,  -- comma-separated
  state       varchar,
  exam_notice varchar not null
);

create table campus (
  id          varchar primary key,
  hospital_id varchar not null references hospital (id),
  name        varchar not null,
  address     varchar not null
);
create index campus_hospital on campus (hospital_id);

create table department (
  id            varchar primary key,
  hospital_id   varchar not null references hospital (id),
  campus_id     varchar not null references campus (id),
  name          varchar not null,
  standard_code varchar not null,
  description   varchar not null,
  min_age       integer not null default 0,  -- years, 0: no limit
  max_age       integer not null default 0,
  specialty     varchar,
  state         varchar,
  location      varchar not null
);
create index department_hospital on department (hospital_id);

create table practitioner (
  id          varchar primary key,
  hospital_id varchar not null references hospital (id),
  name        varchar not null,
  sex         varchar not null,
  title       varchar not null,
  description varchar,
  expertise   varchar,
  state       varchar
);
create index practitioner_hospital on practitioner (hospital_id, name);

create table practitioner_department (
  practitioner_id varchar not null references practitioner (id),
  department_id   varchar not null references department (id),
  primary key (practitioner_id, department_id)
);

-- Schedules and slots ---------------------------------------------------------------------------

create table schedule (
  id                varchar       primary key,
  hospital_id       varchar       not null references hospital (id),
  department_id     varchar       not null references department (id),
  practitioner_id   varchar       references practitioner (id),  -- null: general outpatient clinic
  visit_date        date          not null,
  session           varchar       not null check (session in ('morning', 'afternoon', 'all-day', 'evening')),
  category          varchar       not null check (category in ('ordinary', 'expert')),
  registration_fee  numeric(14,2) not null,
  consultation_fee  numeric(14,2) not null,
  state             varchar       not null check (state in ('normal', 'suspended', 'withdrawn')),
  suspension_reason varchar,
  location          varchar       not null
);
create index schedule_department on schedule (hospital_id, department_id, visit_date);
create index schedule_practitioner on schedule (practitioner_id, visit_date);

create table slot (
  id           varchar   primary key,
  schedule_id  varchar   not null references schedule (id),
  number       integer   not null,
  visit_date   date      not null,
  session      varchar   not null check (session in ('morning', 'afternoon', 'evening')),
  start_time   time      not null,
  -- held: cancelled, and not bookable until the platform releases it
  state        varchar   not null check (state in ('free', 'locked', 'booked', 'held')),
  locked_until timestamp,  -- a locked slot is free again from here on
  check ((state = 'locked') = (locked_until is not null)),
  unique (schedule_id, number)
);

-- Patients --------------------------------------------------------------------------------------

create table patient (
  id               varchar primary key,
  name             varchar not null,
  sex              varchar not null,
  identifier_type  varchar not null,
  identifier_value varchar not null,
  insurance_type   varchar,
  insurance_number varchar,
  mobile           varchar not null,
  address          varchar,
  unique (identifier_value, identifier_type)
);

-- A platform's name for a patient.
create table patient_link (
  platform            varchar not null,
  platform_patient_id varchar not null,
  patient_id          varchar not null references patient (id),
  primary key (platform, platform_patient_id)
);
create index patient_link_patient on patient_link (patient_id);

create table visit_card (
  id          varchar primary key,
  hospital_id varchar not null references hospital (id),
  patient_id  varchar not null references patient (id),
  number      varchar not null,
  name        varchar not null,
  type        varchar not null,
  unique (hospital_id, number)
);
create index visit_card_patient on visit_card (patient_id);

-- Appointments ----------------------------------------------------------------------------------

create table coupon (
  code        varchar       primary key,
  hospital_id varchar       not null references hospital (id),
  type        varchar       not null,
  amount      numeric(14,2) not null check (amount > 0),
  valid_from  date          not null,
  valid_until date          not null
);

create table appointment (
  id               varchar       primary key,
  hospital_id      varchar       not null references hospital (id),
  platform         varchar       not null,
  reference        varchar       not null,  -- the booking's number on the platform
  patient_id       varchar       not null references patient (id),
  slot_id          varchar       not null references slot (id),
  visit_date       date          not null,
  -- locked -> paid | released (given up) | expired;  booked -> cancelled;  paid -> refunded
  state            varchar       not null check (state in
                     ('booked', 'cancelled', 'locked', 'released', 'expired', 'paid', 'refunded')),
  -- What a live appointment holds. Null when it is not live, so that nobody can hold it twice.
  live_slot_id     varchar       unique references slot (id),
  live_coupon      varchar       unique references coupon (code),
  password         varchar,                 -- a locked slot comes without one
  fee_due          numeric(14,2) not null,
  fee_payable      numeric(14,2) not null,
  coupon_code      varchar,                 -- as the platform sent it
  coupon_accepted  boolean       not null,
  lock_id          varchar       unique,
  locked_until     timestamp,
  payment_mode     varchar,
  pay_transaction  varchar,
  pay_order        varchar,
  pay_merchant     varchar,
  pay_channel      varchar,
  pay_account      varchar,
  channel_id       varchar,
  channel_name     varchar,
  channel_operator varchar,
  booked_at        timestamp     not null,
  ended_at         timestamp,               -- cancelled, released or refunded
  checked_in_at    timestamp,
  card_id          varchar       references visit_card (id),
  visit_number     varchar,
  visit_location   varchar,
  visit_serial     varchar       unique,
  unique (platform, reference),
  check (live_slot_id is null or live_slot_id = slot_id),
  check ((live_slot_id is not null) = (state in ('booked', 'locked', 'paid')))
);
create index appointment_patient on appointment (patient_id);
create index appointment_slot on appointment (slot_id);
create index appointment_day on appointment (hospital_id, platform, visit_date);

-- What really happened on a visit: the source of the nightly uploads.
create table visit (
  id             varchar   primary key,
  hospital_id    varchar   not null references hospital (id),
  patient_id     varchar   not null references patient (id),
  appointment_id varchar   unique references appointment (id),  -- null: came without one
  visit_date     date      not null,
  outcome        varchar,
  taken_at       timestamp,
  seen_at        timestamp,
  ordered_at     timestamp,
  paid_at        timestamp,
  dispensed_at   timestamp
);
create index visit_day on visit (hospital_id, visit_date);
create index visit_patient on visit (patient_id);

-- Queues ----------------------------------------------------------------------------------------

create table queue (
  id              varchar primary key,
  hospital_id     varchar not null references hospital (id),
  kind            varchar not null check (kind in ('outpatient', 'ultrasound')),
  department_id   varchar not null references department (id),
  practitioner_id varchar references practitioner (id),
  schedule_id     varchar unique references schedule (id),
  visit_date      date    not null,
  session         varchar not null,
  current_number  integer not null default 0  -- the number being called, 0: none yet
);
create index queue_day on queue (kind, visit_date);

create table ticket (
  queue_id   varchar not null references queue (id),
  number     integer not null,
  patient_id varchar not null references patient (id),
  state      varchar not null check (state in ('waiting', 'called', 'done')),
  primary key (queue_id, number)
);
create index ticket_patient on ticket (patient_id);

-- Examinations ----------------------------------------------------------------------------------

create table exam_queue (
  id        varchar primary key,
  campus_id varchar not null references campus (id),
  name      varchar not null,
  location  varchar not null
);
create index exam_queue_campus on exam_queue (campus_id);

-- The examinations a queue can do. A group is booked in a queue that can do all of its requests.
create table exam_queue_item (
  queue_id  varchar not null references exam_queue (id),
  item_code varchar not null,
  primary key (queue_id, item_code)
);

create table exam_place (
  queue_id     varchar not null references exam_queue (id),
  exam_date    date    not null,
  time_range   varchar not null,            -- HH:mm-HH:mm
  start_time   time    not null,
  capacity     integer not null,
  booked       integer not null default 0,
  issued       integer not null default 0,  -- numbers given out so far, never fewer
  first_number integer not null default 0,  -- the number before the first of this half hour
  primary key (queue_id, exam_date, time_range),
  check (booked >= 0 and booked <= capacity)
);

-- Requests that are booked together.
create table exam_group (
  id           varchar primary key,
  hospital_id  varchar not null references hospital (id),
  patient_id   varchar not null references patient (id),
  block_reason varchar,  -- why it cannot be booked; null: it can
  notice       varchar not null
);
create index exam_group_patient on exam_group (patient_id);

create table exam_request (
  id        varchar not null,  -- application number: every hospital numbers its own by the day
  group_id  varchar not null references exam_group (id),
  campus_id varchar not null references campus (id),
  item_code varchar not null,
  item_name varchar not null,
  primary key (group_id, id)
);
create index exam_request_number on exam_request (id);

create table exam_appointment (
  id            varchar   primary key,
  group_id      varchar   not null references exam_group (id),
  live_group_id varchar   unique references exam_group (id),  -- null when done or given up
  platform      varchar   not null,
  queue_id      varchar   not null,
  exam_date     date      not null,
  time_range    varchar   not null,
  number        integer   not null,
  serial        varchar   not null unique,
  state         varchar   not null check (state in ('booked', 'completed', 'no-show', 'cancelled')),
  booked_at     timestamp not null,
  changed_at    timestamp,
  foreign key (queue_id, exam_date, time_range) references exam_place (queue_id, exam_date, time_range),
  check (live_group_id is null or live_group_id = group_id)
);
create index exam_appointment_group on exam_appointment (group_id);
create index exam_appointment_day on exam_appointment (platform, exam_date);
