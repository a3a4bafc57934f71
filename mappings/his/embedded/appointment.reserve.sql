-- Books the first free slot of a schedule, or of a part of it, for the patient it names; the patient
-- need not be known. The booking is paid at the hospital.

--> no row else conflict "本院不受理此类预约"
select 1 where :appointment.kind in ('referral-inpatient', 'referral-examination', 'examination', 'laboratory', 'checkup')

--> no row else invalid "分时段结束时间须晚于开始时间"
select 1 where :slot.end <= :slot.start

--> row else provider-unknown
select id as department_id from department
where id = :department.id and hospital_id = :hospital.id and coalesce(state, 'active') = 'active'

--> no row else provider-unknown
select 1 where :practitioner.id is not null and not exists (
  select 1 from practitioner p
  join practitioner_department pd on pd.practitioner_id = p.id
  where p.id = :practitioner.id
    and pd.department_id = :department.id
    and coalesce(p.state, 'active') = 'active')

-- The certificate tells who it is; what the hospital knows of the patient stands. A number that it knows from another
-- kind of certificate is no new patient's when the name agrees. An identity card tells the day of birth itself.

--> row
select
  case when :patient.identifier.value is null
       then coalesce(:patient.otherIdentifier.type, 'other')
       else 'id-card' end as identifier_type,
  coalesce(:patient.identifier.value, :patient.otherIdentifier.value) as identifier_value

--> changes
insert into patient (id, name, sex, identifier_type, identifier_value, mobile, birth_date, provisional)
select
  'P' || nextval('patient_number'), :patient.name, :patient.sex,
  :identifier_type, :identifier_value,
  :patient.mobile,
  case when :identifier_type <> 'id-card' then :patient.birthDate end, true
where not exists (
  select 1 from patient
  where identifier_value = :identifier_value
    and (identifier_type = :identifier_type or upper(name) = upper(:patient.name)))
on conflict do nothing

--> row
select id as patient_id from patient
where identifier_value = :identifier_value
  and (identifier_type = :identifier_type or upper(name) = upper(:patient.name))
order by case when identifier_type = :identifier_type then 0 else 1 end, id
limit 1
for update

--> no row else conflict "姓名与证件号不符"
select 1 from patient
where id = :patient_id
  and :config.identity <> 'lenient'
  and upper(name) <> upper(:patient.name)

--> no row else conflict "性别与证件号不符"
select 1 from patient
where id = :patient_id
  and :config.identity <> 'lenient'
  and sex <> :patient.sex and 'other' not in (sex, :patient.sex)

-- A repeat for the same patient and day gets the same answer, as long as the booking stands.

--> answer if any
select
  a.reference as "appointment.platformReference",
  sl.number   as "slot.number",
  a.password  as "appointment.password"
from appointment a
join slot sl on sl.id = a.slot_id
join schedule s on s.id = sl.schedule_id
where a.platform = :hub.platform
  and a.reference = :appointment.platformReference
  and case when a.state = 'booked'
      and a.hospital_id = :hospital.id
      and a.patient_id = :patient_id
      and a.visit_date = :slot.date
      and s.department_id = :department.id
      and s.session = :slot.session
      and coalesce(s.practitioner_id, '') = coalesce(:practitioner.id, '')
      then true else false end

--> no row else conflict "该预约已取消，请使用新的预约流水号"
select 1 from appointment
where platform = :hub.platform and reference = :appointment.platformReference and state = 'cancelled'

--> no row else conflict "预约流水号已用于其他预约"
select 1 from appointment
where platform = :hub.platform and reference = :appointment.platformReference

-- Bookings of one schedule go one after the other. One that was withdrawn counts where there is no other.

--> row else not-found "排班信息不存在"
select s.id as schedule_id, s.state as schedule_state, s.registration_fee + s.consultation_fee as fee
from schedule s
where s.hospital_id = :hospital.id
  and s.department_id = :department.id
  and coalesce(s.practitioner_id, '') = coalesce(:practitioner.id, '')
  and s.visit_date = :slot.date
  and s.session = :slot.session
order by
  case when s.state = 'withdrawn' then 1 else 0 end,
  case when exists (select 1 from slot sl where sl.schedule_id = s.id) then 0 else 1 end,
  s.id
limit 1
for update

--> no row else already-booked
select case when a.platform = :hub.platform then a.reference else a.id end as "appointment.platformReference"
from appointment a
join slot sl on sl.id = a.slot_id
where sl.schedule_id = :schedule_id
  and a.patient_id = :patient_id
  and (a.state in ('booked', 'paid') or a.state = 'locked' and a.locked_until > :hub.now)
order by a.booked_at, a.id
limit 1

--> no row else schedule-withdrawn
select 1 from schedule where id = :schedule_id and state = 'withdrawn'

--> no row else schedule-suspended
select 1 from schedule where id = :schedule_id and state = 'suspended'

--> no row else conflict "该排班不开放预约"
select 1 from schedule where id = :schedule_id and (closed or reserved)

--> no row else not-released
select 1 where :slot.date - 7 + cast(:config.releaseTime as time) > :hub.now

--> no row else fee-mismatch "总费用与医院不一致"
select 1 from schedule
where id = :schedule_id
  and registration_fee + consultation_fee
    <> :fee.clinic + coalesce(:fee.expert, 0)

-- A department may be for children or for adults: the age on the day of the visit counts, where it is known.

--> no row else conflict "患者年龄不符合该科室的要求"
select 1 from schedule s
join department d on d.id = s.department_id
cross join (
  select coalesce(
    born, cast(to_char(:patient.birthDate, 'YYYYMMDD') as integer)) as born
  from patient_birth where patient_id = :patient_id
) b
where s.id = :schedule_id
  and ((cast(to_char(s.visit_date, 'YYYYMMDD') as integer) - b.born) / 10000 < d.min_age
    or d.max_age > 0 and (cast(to_char(s.visit_date, 'YYYYMMDD') as integer) - b.born) / 10000 > d.max_age)

-- Not every schedule has slots in the times asked for, and those of today may be over.

--> no row else slot-taken "该排班在所选时段没有号源"
select 1 where not exists (
  select 1 from slot
  where schedule_id = :schedule_id
    and (:slot.start is null or start_time >= :slot.start)
    and (:slot.end is null or start_time < :slot.end))

--> no row else too-late "号源已过就诊时间"
select 1 where not exists (
  select 1 from slot
  where schedule_id = :schedule_id
    and visit_date + start_time > :hub.now
    and (:slot.start is null or start_time >= :slot.start)
    and (:slot.end is null or start_time < :slot.end))

--> row else slot-taken
select id as slot_id from slot
where schedule_id = :schedule_id
  and (state = 'free' or locked_until <= :hub.now)
  and visit_date + start_time > :hub.now
  and (:slot.start is null or start_time >= :slot.start)
  and (:slot.end is null or start_time < :slot.end)
order by number
limit 1
for update skip locked

--> 1 change else slot-taken
update slot set state = 'booked', locked_until = null
where id = :slot_id and (state = 'free' or locked_until <= :hub.now)

--> changes
update appointment set state = 'expired', live_slot_id = null, live_coupon = null
where live_slot_id = :slot_id and state = 'locked' and locked_until <= :hub.now

--> row
select 'A' || nextval('appointment_number') as appointment_id

--> 1 change else conflict
insert into appointment
  (id, hospital_id, platform, reference, patient_id, slot_id, live_slot_id, visit_date, state,
   password, fee_due, fee_payable, coupon_accepted, channel_name, channel_operator,
   kind, source, insurance_plan, prepaid, booked_at)
values
  (:appointment_id, :hospital.id, :hub.platform, :appointment.platformReference, :patient_id,
   :slot_id, :slot_id, :slot.date, 'booked',
   :appointment.password, :fee, :fee, false, :channel.name, :channel.operator,
   :appointment.kind, coalesce(:channel.source, 'website'), :insurance.plan,
   coalesce(:appointment.prepaid, false), :hub.now)

--> changes
insert into referral
  (appointment_id, hospital_id, hospital_name, department_id, department_name,
   practitioner_id, practitioner_name, reason, history, diagnosis)
select
  :appointment_id,
  :referral.hospital.id, :referral.hospital.name,
  :referral.department.id, :referral.department.name,
  :referral.practitioner.id, :referral.practitioner.name,
  :referral.reason, :referral.history, :referral.diagnosis
where :referral.hospital.id is not null

--> answer again
