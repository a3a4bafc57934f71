--> answer else not-found
select 'here' as "slot.location" where :appointment.reference = 'R1'
