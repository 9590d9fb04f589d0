-- Sums over the valid exposures of an ad in a country; a dirty one is folded anew from its exposures when it is read.
create table ad_aggregate (
    tenant_id uuid not null,
    id uuid not null,
    ad_id uuid not null,
    country char(2) not null,
    spec_version integer not null,
    dirty boolean not null,
    folded_at timestamptz,
    sums bytea,
    constraint pk_ad_aggregate primary key (tenant_id, id),
    constraint fk_ad_aggregate_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint uq_ad_aggregate_country unique (tenant_id, ad_id, country, spec_version)
);
call build_wall('ad_aggregate');
