-- Each try at reading a recording, so that a person can see what failed and where.
create table coding_attempt (
    tenant_id uuid not null,
    id uuid not null,
    recording_id uuid not null,
    number integer not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text constraint ck_coding_attempt_outcome check (outcome in ('CODED', 'FAILED', 'REFUSED')),
    stage text,
    detail text,
    constraint pk_coding_attempt primary key (tenant_id, id),
    constraint fk_coding_attempt_recording_id foreign key (tenant_id, recording_id)
        references recording (tenant_id, id) on delete cascade
);
create index ix_coding_attempt_recording_id on coding_attempt (tenant_id, recording_id);
call build_wall('coding_attempt');
