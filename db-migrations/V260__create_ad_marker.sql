-- What staff named in an ad: a scene that begins, the moment at which the brand shows. Drawn on its curves, for clients too.
create table ad_marker (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    ad_id uuid not null,
    second integer not null constraint ck_ad_marker_second check (second >= 0),
    kind text not null constraint ck_ad_marker_kind check (kind in ('SCENE', 'BRAND')),
    name text not null,
    created_at timestamptz not null,
    constraint pk_ad_marker primary key (tenant_id, id),
    constraint fk_ad_marker_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint fk_ad_marker_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint uq_ad_marker_ad_id_second_kind unique (tenant_id, ad_id, second, kind)
);
create index ix_ad_marker_campaign_id on ad_marker (tenant_id, campaign_id);
call build_wall('ad_marker');
call open_to_clients('ad_marker');
