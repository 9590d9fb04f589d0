-- The tenant's own facial coder that reads a campaign's recordings; no row means the installation's.
create table campaign_model (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    own_model_id uuid not null,
    chosen_by text not null,
    chosen_at timestamptz not null,
    constraint pk_campaign_model primary key (tenant_id, id),
    constraint fk_campaign_model_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint fk_campaign_model_own_model_id foreign key (tenant_id, own_model_id) references own_model (tenant_id, id),
    constraint uq_campaign_model_campaign_id unique (tenant_id, campaign_id)
);
create index ix_campaign_model_own_model_id on campaign_model (tenant_id, own_model_id);
call build_wall('campaign_model');
