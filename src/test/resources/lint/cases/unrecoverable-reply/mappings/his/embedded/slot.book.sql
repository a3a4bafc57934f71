--> answer
select 1 as "slot.number", 'here' as "slot.location" where :appointment.reference = 'R1'
