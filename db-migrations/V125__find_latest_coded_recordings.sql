-- The median wait is that of the latest curves; the monitor must not sort all recordings of a campaign to find them.
create index ix_recording_coded_at on recording (tenant_id, coded_at desc) where coded_at is not null and received_at is not null;
