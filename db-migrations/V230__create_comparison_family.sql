-- What a campaign's countries were compared on when its fieldwork closed: computed once per set of inputs, and stamped.
create table comparison_family (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    number integer not null,
    closed_at timestamptz not null,
    computed_at timestamptz not null,
    inputs text not null,
    families integer not null,
    tests integer not null,
    constraint pk_comparison_family primary key (tenant_id, id),
    constraint fk_comparison_family_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade
);
create unique index uq_comparison_family_campaign_id on comparison_family (tenant_id, campaign_id, number);
call build_wall('comparison_family');
