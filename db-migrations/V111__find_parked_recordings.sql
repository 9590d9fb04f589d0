-- Few recordings are parked; a visit's state asks for them, and must not look through all the others.
create index ix_recording_parked on recording (tenant_id, exposure_id) where state = 'PARKED';
