--> row else not-found
select 1 where :appointment.reference = 'R1'
