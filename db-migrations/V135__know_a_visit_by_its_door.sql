-- A visit gets a secret of its own when it begins, which no browser held before. The form sent twice is recognised by what
-- the page of the link had left with the browser instead; that opens nothing.
alter table visit add column door_digest bytea;
create index ix_visit_door_digest on visit (tenant_id, invitation_id, door_digest) where door_digest is not null;
