-- The traces of the exchanges in a bundle, to be found by: like business keys in the segments, since a trace is as
-- random as a key can be. What was journaled before this table was is not found by its trace.
create table journal_trace (
  segment integer not null,
  trace   uuid    not null,                      -- 32 hexadecimal digits, as a number
  began   timestamp(0) with time zone not null,
  bundle  uuid    not null
);
create index journal_trace_trace on journal_trace (segment, trace);
