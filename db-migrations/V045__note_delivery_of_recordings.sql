-- A received recording waits in the spool until the store has it; only then is it made known to the coding.
alter table recording add column stored_at timestamptz;
