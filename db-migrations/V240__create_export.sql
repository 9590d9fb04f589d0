-- Results leave the product as files that are written in the background, kept for a while, and gone with whoever withdraws.
create table export (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    format text not null,
    people boolean not null,
    state text not null
        constraint ck_export_state check (state in ('QUEUED', 'WRITING', 'READY', 'FAILED', 'WITHDRAWN', 'EXPIRED')),
    requested_by text not null,
    requested_at timestamptz not null,
    made_at timestamptz,
    expires_at timestamptz not null,
    percent integer not null constraint ck_export_percent check (percent between 0 and 100),
    bytes bigint not null,
    failure text,
    constraint pk_export primary key (tenant_id, id),
    constraint fk_export_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint ck_export_failure check ((state = 'FAILED') = (failure is not null))
);
create index ix_export_campaign_id on export (tenant_id, campaign_id, requested_at);
call build_wall('export');
