-- Bookings of every channel: the one of a reference, the caller's own first, whatever else is asked for; or those of a
-- certificate; or all of a day. The caller's own are told by its reference, the others by the
-- hospital's number. Locks are no bookings yet.

--> answer else not-found
select
  a.hospital_id                                      as "hospital.id",
  a.hospital_id                                      as "appointments[].hospital.id",
  case when a.platform = :hub.platform then a.reference else a.id end
                                                     as "appointments[].reference",
  s.department_id                                    as "appointments[].department.id",
  s.practitioner_id                                  as "appointments[].practitioner.id",
  s.session                                          as "appointments[].session",
  sl.start_time                                      as "appointments[].start",
  s.category                                         as "appointments[].category",
  coalesce(a.visit_location, s.location)             as "appointments[].location",
  sl.number                                          as "appointments[].number",
  a.password                                         as "appointments[].password",
  a.fee_payable - a.insured_amount                   as "appointments[].fee.self",
  a.insured_amount                                   as "appointments[].fee.insured",
  a.fee_payable                                      as "appointments[].fee.total",
  a.insurance_plan                                   as "appointments[].insurance.plan",
  a.booked_at                                        as "appointments[].bookedAt",
  a.checked_in_at                                    as "appointments[].checkedInAt",
  case when a.checked_in_at is null then false else true end
                                                     as "appointments[].checkedIn",
  case when a.state in ('cancelled', 'refunded') then true else false end
                                                     as "appointments[].cancelled",
  a.ended_at                                         as "appointments[].cancelledAt",
  case when a.state = 'paid' or a.prepaid then true else false end
                                                     as "appointments[].paid",
  case when a.state = 'paid' or a.prepaid then coalesce(a.paid_at, a.booked_at) end
                                                     as "appointments[].paidAt",
  case when a.state = 'booked' and not a.prepaid then a.fee_payable else 0 end
                                                     as "appointments[].fee.open",
  a.source                                           as "appointments[].channel.source",
  coalesce(a.channel_name, a.platform)               as "appointments[].channel.name"
from appointment a
join slot sl on sl.id = a.slot_id
join schedule s on s.id = sl.schedule_id
join patient p on p.id = a.patient_id
where a.state in ('booked', 'paid', 'cancelled', 'refunded')
  and (:hospital.id is null or a.hospital_id = :hospital.id)
  and case
    when :appointment.platformReference is not null then
      a.platform = :hub.platform and a.reference = :appointment.platformReference
      or a.platform <> :hub.platform and a.id = :appointment.platformReference and not exists (
        select 1 from appointment o
        where o.platform = :hub.platform and o.reference = :appointment.platformReference)
    when :patient.identifier.value is not null then
      p.identifier_value = :patient.identifier.value
      and (:department.id is null or s.department_id = :department.id)
      and (:practitioner.id is null or s.practitioner_id = :practitioner.id)
      and (:appointment.bookedOn is null or cast(a.booked_at as date) = :appointment.bookedOn)
      and (:slot.date is null or a.visit_date = :slot.date)
    else a.visit_date = :slot.date end
order by a.booked_at, a.id
