-- A campaign's kept recordings read again by newer models: who asked for it and when.
create table rescoring (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    requested_by text not null,
    requested_at timestamptz not null,
    constraint pk_rescoring primary key (tenant_id, id),
    constraint fk_rescoring_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade
);
create index ix_rescoring_campaign_id on rescoring (tenant_id, campaign_id);
call build_wall('rescoring');
