-- An exposure's measures over stimulus time with their quality; a new revision is a new row, never an overwrite.
create table emotion_trace (
    tenant_id uuid not null,
    id uuid not null,
    exposure_id uuid not null,
    spec_version integer not null,
    models text not null,
    revision integer not null,
    current boolean not null,
    measures text[] not null,
    duration_ms integer not null,
    seconds bytea not null,
    tenths bytea not null,
    valid boolean not null,
    grade text not null,
    reasons text[] not null,
    baseline text not null,
    sync_grade text not null,
    sync_residual_ms real,
    playhead_covered real not null,
    face_in_ad real not null,
    face_in_preroll real not null,
    analysed_rate real not null,
    brightness real,
    stored_at timestamptz not null,
    constraint pk_emotion_trace primary key (tenant_id, id),
    constraint fk_emotion_trace_exposure_id foreign key (tenant_id, exposure_id)
        references exposure (tenant_id, id) on delete cascade,
    constraint uq_emotion_trace_revision unique (tenant_id, exposure_id, spec_version, models, revision)
);
create unique index uq_emotion_trace_current on emotion_trace (tenant_id, exposure_id) where current;
call build_wall('emotion_trace');
