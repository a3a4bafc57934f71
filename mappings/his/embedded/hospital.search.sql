-- One hospital, or all of them that are shown to booking services: they have a district.

--> answer else not-found
select
  h.id                as "hospitals[].id",
  h.name              as "hospitals[].name",
  h.district          as "hospitals[].district",
  h.district_rank     as "hospitals[].districtRank",
  h.group_name        as "hospitals[].group.name",
  h.group_rank        as "hospitals[].group.rank",
  h.level             as "hospitals[].level",
  h.ownership         as "hospitals[].ownership",
  h.category          as "hospitals[].category",
  h.address           as "hospitals[].address",
  h.directions        as "hospitals[].directions",
  h.telephones        as "hospitals[].telephone",
  h.description       as "hospitals[].description",
  h.websites          as "hospitals[].website",
  h.service_address   as "hospitals[].service.address",
  h.staff             as "hospitals[].staff",
  h.logo              as "hospitals[].logo",
  h.state             as "hospitals[].state",
  h.paused_reason     as "hospitals[].pausedReason",
  h.reports_resources as "hospitals[].booking.resources",
  h.days_ahead        as "hospitals[].booking.daysAhead",
  h.same_day_cancel   as "hospitals[].booking.sameDayCancel",
  h.same_day_expert   as "hospitals[].booking.sameDayExpert",
  h.foreign_patients  as "hospitals[].booking.foreignPatients",
  h.payment_address   as "hospitals[].payment.address",
  i.plan              as "hospitals[].insurances[]"
from hospital h
left join hospital_insurance i on i.hospital_id = h.id
where h.district is not null
  and (:hospital.id is null or h.id = :hospital.id)
order by h.district, h.district_rank, h.id, i.plan
