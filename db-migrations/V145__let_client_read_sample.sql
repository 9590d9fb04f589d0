-- The sample belongs to a client of its own, given to a viewer once: what somebody takes away later, no start gives back.
alter table sample add column client_reads_since timestamptz;
