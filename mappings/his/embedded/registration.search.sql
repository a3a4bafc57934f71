-- Who was registered in a period, by appointment through any channel or without one. Of what was
-- cancelled nothing is paid. The seconds of the period count: what happened within the last one belongs to it, as its
-- printed time says.

--> no row else invalid "结束时间不得早于起始时间"
select 1 where :period.end < :period.start

--> answer else not-found
select
  r.id                          as "registrations[].id",
  r.category                    as "registrations[].category",
  p.id                          as "registrations[].patient.id",
  case when p.identifier_type = 'id-card' then p.identifier_value end
                                as "registrations[].patient.identifier.value",
  coalesce(r.patient_name, p.name) as "registrations[].patient.name",
  coalesce(r.patient_sex, p.sex)   as "registrations[].patient.sex",
  case when b.born <= cast(to_char(:hub.today, 'YYYYMMDD') as integer)
       then (cast(to_char(:hub.today, 'YYYYMMDD') as integer) - b.born) / 10000 end
                                as "registrations[].patient.age",
  coalesce(r.plan, 'none')      as "registrations[].insurance.plan",
  r.registered_at               as "registrations[].registeredAt",
  r.visit_date                  as "registrations[].date",
  r.session                     as "registrations[].session",
  r.number                      as "registrations[].number",
  d.id                          as "registrations[].department.id",
  d.name                        as "registrations[].department.name",
  w.id                          as "registrations[].practitioner.id",
  w.name                        as "registrations[].practitioner.name",
  v.id                          as "registrations[].seenBy.id",
  v.name                        as "registrations[].seenBy.name",
  r.extra                       as "registrations[].extra",
  r.seen                        as "registrations[].seen",
  case when r.cancelled_at is null then false else true end
                                as "registrations[].cancelled",
  r.cancelled_at                as "registrations[].cancelledAt",
  r.clinic_fee                  as "registrations[].fee.clinic",
  r.expert_fee                  as "registrations[].fee.expert",
  r.clinic_fee + r.expert_fee   as "registrations[].fee.total",
  case when r.cancelled_at is null then r.clinic_fee + r.expert_fee - r.insured else 0 end
                                as "registrations[].fee.self",
  case when r.cancelled_at is null then r.insured else 0 end
                                as "registrations[].fee.insured",
  case when r.cancelled_at is null then r.account else 0 end
                                as "registrations[].fee.account",
  case when r.cancelled_at is null and r.paid then r.clinic_fee + r.expert_fee - r.insured - r.account else 0 end
                                as "registrations[].fee.cash",
  r.paid                        as "registrations[].paid",
  r.operator                    as "registrations[].operator",
  r.booked                      as "registrations[].booked",
  r.booked_at                   as "registrations[].bookedAt",
  r.visit_date + r.start_time   as "registrations[].start",
  r.source                      as "registrations[].channel.source",
  r.vendor                      as "registrations[].channel.name",
  r.reference                   as "registrations[].platformReference"
from (
  select
    a.id, s.category, a.patient_id, a.patient_name, a.patient_sex, a.insurance_plan as plan, a.booked_at as registered_at,
    a.visit_date, s.session, sl.number, sl.start_time, s.department_id, s.practitioner_id,
    case when vi.seen_at is not null then s.practitioner_id end as seen_by,
    case when vi.seen_at is null then false else true end as seen,
    false as extra,
    case when a.state in ('cancelled', 'refunded') then a.ended_at end as cancelled_at,
    case when s.category = 'expert' then s.registration_fee
         else s.registration_fee + s.consultation_fee end as clinic_fee,
    case when s.category = 'expert' then s.consultation_fee else 0 end as expert_fee,
    a.insured_amount as insured, 0 as account,
    case when a.state = 'paid' or a.prepaid then true else false end as paid,
    coalesce(a.channel_operator, a.platform) as operator,
    true as booked, a.booked_at, a.source, coalesce(a.channel_name, a.platform) as vendor,
    case when a.platform = :hub.platform then a.reference end as reference
  from appointment a
  join slot sl on sl.id = a.slot_id
  join schedule s on s.id = sl.schedule_id
  left join visit vi on vi.appointment_id = a.id
  where a.hospital_id = :hospital.id
    and a.state in ('booked', 'paid', 'cancelled', 'refunded')
    and a.booked_at >= :period.start
    and a.booked_at < :period.end + interval '1' second
  union all
  select
    g.id, g.category, g.patient_id, null, null, g.insurance_plan, g.registered_at,
    g.visit_date, g.session, g.number, g.start_time, g.department_id, g.practitioner_id, g.seen_by,
    case when g.seen_at is null then false else true end, g.extra, g.cancelled_at,
    g.clinic_fee, g.expert_fee, g.insured_amount, g.account_amount, true,
    g.operator, false, null, 'counter', null, null
  from registration g
  where g.hospital_id = :hospital.id
    and g.registered_at >= :period.start
    and g.registered_at < :period.end + interval '1' second
) r
join patient p on p.id = r.patient_id
join patient_birth b on b.patient_id = r.patient_id
join department d on d.id = r.department_id
left join practitioner w on w.id = r.practitioner_id
left join practitioner v on v.id = r.seen_by
where (:patient.identifier.value is null or p.identifier_value = :patient.identifier.value)
  and (:patient.id is null or p.id = :patient.id)
order by r.registered_at, r.id
