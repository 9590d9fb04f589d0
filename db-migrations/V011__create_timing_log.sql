-- The browser's clock, frame and event log of an exposure, kept as received so that time can be fitted again.
create table timing_log (
    tenant_id uuid not null,
    id uuid not null,
    exposure_id uuid not null,
    body bytea not null,
    stored_at timestamptz not null,
    constraint pk_timing_log primary key (tenant_id, id),
    constraint fk_timing_log_exposure_id foreign key (tenant_id, exposure_id)
        references exposure (tenant_id, id) on delete cascade,
    constraint uq_timing_log_exposure_id unique (tenant_id, exposure_id)
);
call build_wall('timing_log');
