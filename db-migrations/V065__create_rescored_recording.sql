-- Each recording of a re-scoring and what became of it; one that fails leaves the earlier revision as it is.
create table rescored_recording (
    tenant_id uuid not null,
    id uuid not null,
    rescoring_id uuid not null,
    recording_id uuid not null,
    state text not null constraint ck_rescored_recording_state check (state in ('WAITING', 'DONE', 'FAILED')),
    reason text,
    ended_at timestamptz,
    constraint pk_rescored_recording primary key (tenant_id, id),
    constraint fk_rescored_recording_rescoring_id foreign key (tenant_id, rescoring_id)
        references rescoring (tenant_id, id) on delete cascade,
    constraint fk_rescored_recording_recording_id foreign key (tenant_id, recording_id)
        references recording (tenant_id, id) on delete cascade,
    constraint uq_rescored_recording_recording_id unique (tenant_id, rescoring_id, recording_id)
);
create index ix_rescored_recording_recording_id on rescored_recording (tenant_id, recording_id);
call build_wall('rescored_recording');
