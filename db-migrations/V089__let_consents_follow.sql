-- Who agreed to be recorded and then goes without a camera agrees a second time, to less; both stay.
alter table consent drop constraint if exists uq_consent_session_id;
create index if not exists ix_consent_session_id on consent (tenant_id, session_id);
