-- The same recording twice would be two people: each that arrives is looked for among those that are here.
create index ix_recording_digest on recording (tenant_id, digest);
