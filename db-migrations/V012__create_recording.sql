-- Webcam video of an exposure: how far its upload is acknowledged, where it lies, and what became of it.
create table recording (
    tenant_id uuid not null,
    id uuid not null,
    exposure_id uuid not null,
    content_type text not null,
    storage_key text not null,
    state text not null constraint ck_recording_state
        check (state in ('UPLOADING', 'RECEIVED', 'CODING', 'CODED', 'PARKED', 'ABANDONED')),
    acknowledged_bytes bigint not null,
    length_bytes bigint,
    slice_digest bytea,
    digest bytea,
    import_offset_ms integer,
    parked_reason text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    received_at timestamptz,
    coded_at timestamptz,
    video_deleted_at timestamptz,
    constraint pk_recording primary key (tenant_id, id),
    constraint fk_recording_exposure_id foreign key (tenant_id, exposure_id)
        references exposure (tenant_id, id) on delete cascade,
    constraint uq_recording_exposure_id unique (tenant_id, exposure_id)
);
call build_wall('recording');
