-- By what a campaign is counted: networks (FRAME) or action units; no row means networks, where nothing else was chosen.
create table campaign_engine (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    engine text not null constraint ck_campaign_engine_engine check (engine in ('FRAME', 'ACTION_UNITS')),
    chosen_by text not null,
    chosen_at timestamptz not null,
    constraint pk_campaign_engine primary key (tenant_id, id),
    constraint fk_campaign_engine_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint uq_campaign_engine_campaign_id unique (tenant_id, campaign_id)
);
call build_wall('campaign_engine');
