-- The reference HIS: what a hospital's front database (前置库) must know for the platforms.
-- The same text runs on H2 (PostgreSQL mode) and PostgreSQL. Codes are the canonical ones.

create sequence patient_number     start with 100001;
create sequence appointment_number start with 10000001;
create sequence lock_number        start with 10000001;
create sequence visit_serial       start with 10000001;
create sequence exam_number        start with 10000001;

-- Where care is given ---------------------------------------------------------------------------

create table hospital (
  id          varchar(20)   primary key,
  name        varchar(64)   not null,
  aliases     varchar(100),                  -- comma-separated
  description varchar(2000) not null,
  address     varchar(100)  not null,
  level       varchar(20)   not null,
  ownership   varchar(20)   not null,
  category    varchar(2)    not null,
  telephones  varchar(100),                  -- comma-separated
  websites    varchar(200),                  -- comma-separated
  state       varchar(20),
  exam_notice varchar(256)  not null
);

create table campus (
  id          varchar(20)  primary key,
  hospital_id varchar(20)  not null references hospital (id),
  name        varchar(64)  not null,
  address     varchar(100) not null
);
create index campus_hospital on campus (hospital_id);

create table department (
  id            varchar(20)   primary key,
  hospital_id   varchar(20)   not null references hospital (id),
  campus_id     varchar(20)   not null references campus (id),
  name          varchar(40)   not null,
  standard_code varchar(20)   not null,
  description   varchar(2000) not null,
  min_age       integer       not null default 0,   -- years, 0: no limit
  max_age       integer       not null default 0,
  specialty     varchar(20),
  state         varchar(20),
  location      varchar(128)  not null
);
create index department_hospital on department (hospital_id);

create table practitioner (
  id          varchar(20)   primary key,
  hospital_id varchar(20)   not null references hospital (id),
  name        varchar(20)   not null,
  sex         varchar(10)   not null,
  title       varchar(3)    not null,
  description varchar(2000),
  expertise   varchar(4000),
  state       varchar(20)
);
create index practitioner_hospital on practitioner (hospital_id, name);

create table practitioner_department (
  practitioner_id varchar(20) not null references practitioner (id),
  department_id   varchar(20) not null references department (id),
  primary key (practitioner_id, department_id)
);

-- Schedules and slots ---------------------------------------------------------------------------

create table schedule (
  id                varchar(20)   primary key,
  hospital_id       varchar(20)   not null references hospital (id),
  department_id     varchar(20)   not null references department (id),
  practitioner_id   varchar(20)   references practitioner (id),     -- null: general outpatient clinic
  visit_date        date          not null,
  session           varchar(10)   not null check (session in ('morning', 'afternoon', 'all-day', 'evening')),
  category          varchar(10)   not null check (category in ('ordinary', 'expert')),
  registration_fee  numeric(10,2) not null,
  consultation_fee  numeric(10,2) not null,
  state             varchar(10)   not null check (state in ('normal', 'suspended', 'withdrawn')),
  suspension_reason varchar(20),
  location          varchar(128)  not null
);
create index schedule_department on schedule (hospital_id, department_id, visit_date);
create index schedule_practitioner on schedule (practitioner_id, visit_date);

create table slot (
  id               varchar(32) primary key,
  schedule_id      varchar(20) not null references schedule (id),
  number           integer     not null,
  visit_date       date        not null,
  session          varchar(10) not null check (session in ('morning', 'afternoon', 'evening')),
  start_time       time        not null,
  -- held: cancelled, and not bookable until the platform releases it
  state            varchar(10) not null check (state in ('free', 'locked', 'booked', 'held')),
  locked_until     timestamp,                        -- a locked slot is free again from here on
  check ((state = 'locked') = (locked_until is not null)),
  unique (schedule_id, number)
);

-- Patients --------------------------------------------------------------------------------------

create table patient (
  id               varchar(20)  primary key,
  name             varchar(20)  not null,
  sex              varchar(10)  not null,
  identifier_type  varchar(20)  not null,
  identifier_value varchar(20)  not null,
  insurance_type   varchar(20),
  insurance_number varchar(32),
  mobile           varchar(20)  not null,
  address          varchar(255),
  unique (identifier_value, identifier_type)
);

-- A platform's name for a patient.
create table patient_link (
  platform            varchar(32) not null,
  platform_patient_id varchar(32) not null,
  patient_id          varchar(20) not null references patient (id),
  primary key (platform, platform_patient_id)
);
create index patient_link_patient on patient_link (patient_id);

create table visit_card (
  id          varchar(20) primary key,
  hospital_id varchar(20) not null references hospital (id),
  patient_id  varchar(20) not null references patient (id),
  number      varchar(32) not null,
  name        varchar(40) not null,
  type        varchar(20) not null,
  unique (hospital_id, number)
);
create index visit_card_patient on visit_card (patient_id);

-- Appointments ----------------------------------------------------------------------------------

create table coupon (
  code        varchar(32)   primary key,
  hospital_id varchar(20)   not null references hospital (id),
  type        varchar(20)   not null,
  amount      numeric(10,2) not null check (amount > 0),
  valid_from  date          not null,
  valid_until date          not null
);

create table appointment (
  id               varchar(32)   primary key,
  hospital_id      varchar(20)   not null references hospital (id),
  platform         varchar(32)   not null,
  reference        varchar(32)   not null,            -- the booking's number on the platform
  patient_id       varchar(20)   not null references patient (id),
  slot_id          varchar(32)   not null references slot (id),
  visit_date       date          not null,
  -- locked -> paid | released (given up) | expired;  booked -> cancelled;  paid -> refunded
  state            varchar(10)   not null check (state in
                     ('booked', 'cancelled', 'locked', 'released', 'expired', 'paid', 'refunded')),
  -- What a live appointment holds. Null when it is not live, so that nobody can hold it twice.
  live_slot_id     varchar(32)   unique references slot (id),
  live_coupon      varchar(32)   unique references coupon (code),
  password         varchar(8),                        -- a locked slot comes without one
  fee_due          numeric(10,2) not null,
  fee_payable      numeric(10,2) not null,
  coupon_code      varchar(32),                       -- as the platform sent it
  coupon_accepted  boolean       not null,
  lock_id          varchar(8)    unique,
  locked_until     timestamp,
  payment_mode     varchar(20),
  pay_transaction  varchar(64),
  pay_order        varchar(64),
  pay_merchant     varchar(64),
  pay_channel      varchar(16),
  pay_account      varchar(64),
  channel_id       varchar(20),
  channel_name     varchar(40),
  channel_operator varchar(40),
  booked_at        timestamp     not null,
  ended_at         timestamp,                         -- cancelled, released or refunded
  checked_in_at    timestamp,
  card_id          varchar(20)   references visit_card (id),
  visit_number     varchar(16),
  visit_location   varchar(128),
  visit_serial     varchar(32)   unique,
  unique (platform, reference),
  check (live_slot_id is null or live_slot_id = slot_id),
  check ((live_slot_id is not null) = (state in ('booked', 'locked', 'paid')))
);
create index appointment_patient on appointment (patient_id);
create index appointment_slot on appointment (slot_id);
create index appointment_day on appointment (hospital_id, platform, visit_date);

-- What really happened on a visit: the source of the nightly uploads.
create table visit (
  id             varchar(32) primary key,
  hospital_id    varchar(20) not null references hospital (id),
  patient_id     varchar(20) not null references patient (id),
  appointment_id varchar(32) unique references appointment (id),   -- null: came without one
  visit_date     date        not null,
  outcome        varchar(20),
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
  id              varchar(32) primary key,
  hospital_id     varchar(20) not null references hospital (id),
  kind            varchar(20) not null check (kind in ('outpatient', 'ultrasound')),
  department_id   varchar(20) not null references department (id),
  practitioner_id varchar(20) references practitioner (id),
  schedule_id     varchar(20) unique references schedule (id),
  visit_date      date        not null,
  session         varchar(10) not null,
  current_number  integer     not null default 0      -- the number being called, 0: none yet
);
create index queue_day on queue (kind, visit_date);

create table ticket (
  queue_id   varchar(32) not null references queue (id),
  number     integer     not null,
  patient_id varchar(20) not null references patient (id),
  state      varchar(10) not null check (state in ('waiting', 'called', 'done')),
  primary key (queue_id, number)
);
create index ticket_patient on ticket (patient_id);

-- Examinations ----------------------------------------------------------------------------------

create table exam_queue (
  id          varchar(32)  primary key,
  campus_id   varchar(20)  not null references campus (id),
  name        varchar(64)  not null,
  location    varchar(128) not null
);
create index exam_queue_campus on exam_queue (campus_id);

-- The examinations a queue can do. A group is booked in a queue that can do all of its requests.
create table exam_queue_item (
  queue_id  varchar(32) not null references exam_queue (id),
  item_code varchar(32) not null,
  primary key (queue_id, item_code)
);

create table exam_place (
  queue_id   varchar(32) not null references exam_queue (id),
  exam_date  date        not null,
  time_range varchar(11) not null,                    -- HH:mm-HH:mm
  start_time time        not null,
  capacity   integer     not null,
  booked     integer     not null default 0,
  issued     integer     not null default 0,          -- numbers given out so far, never fewer
  first_number integer   not null default 0,          -- the number before the first of this half hour
  primary key (queue_id, exam_date, time_range),
  check (booked >= 0 and booked <= capacity)
);

-- Requests that are booked together.
create table exam_group (
  id           varchar(32)  primary key,
  hospital_id  varchar(20)  not null references hospital (id),
  patient_id   varchar(20)  not null references patient (id),
  block_reason varchar(64),                           -- why it cannot be booked; null: it can
  notice       varchar(256) not null
);
create index exam_group_patient on exam_group (patient_id);

create table exam_request (
  id        varchar(32)  primary key,                 -- application number
  group_id  varchar(32)  not null references exam_group (id),
  campus_id varchar(20)  not null references campus (id),
  item_code varchar(32)  not null,
  item_name varchar(64)  not null
);
create index exam_request_group on exam_request (group_id);

create table exam_appointment (
  id            varchar(32) primary key,
  group_id      varchar(32) not null references exam_group (id),
  live_group_id varchar(32) unique references exam_group (id),   -- null when done or given up
  platform      varchar(32) not null,
  queue_id      varchar(32) not null,
  exam_date     date        not null,
  time_range    varchar(11) not null,
  number        integer     not null,
  serial        varchar(32) not null unique,
  state         varchar(10) not null check (state in ('booked', 'completed', 'no-show', 'cancelled')),
  booked_at     timestamp   not null,
  changed_at    timestamp,
  foreign key (queue_id, exam_date, time_range) references exam_place (queue_id, exam_date, time_range),
  check (live_group_id is null or live_group_id = group_id)
);
create index exam_appointment_group on exam_appointment (group_id);
create index exam_appointment_day on exam_appointment (platform, exam_date);
