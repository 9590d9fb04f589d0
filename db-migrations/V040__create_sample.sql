-- That a tenant was given the sample campaign: once and never again, whatever became of the campaign.
create table sample (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid,
    begun_at timestamptz not null,
    completed_at timestamptz,
    constraint pk_sample primary key (tenant_id, id),
    constraint fk_sample_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete set null (campaign_id),
    constraint uq_sample_tenant_id unique (tenant_id)
);
call build_wall('sample');
