-- One pair of countries in a family: p and clusters are null and empty where the ad's omnibus test found nothing.
create table compared_pair (
    tenant_id uuid not null,
    id uuid not null,
    family_id uuid not null,
    ad_id uuid not null,
    measure text not null,
    first_country char(2) not null,
    second_country char(2) not null,
    omnibus_p double precision not null,
    omnibus_q double precision not null,
    p double precision,
    q double precision,
    shuffles integer not null,
    clusters text[] not null,
    constraint pk_compared_pair primary key (tenant_id, id),
    constraint fk_compared_pair_family_id foreign key (tenant_id, family_id)
        references comparison_family (tenant_id, id) on delete cascade,
    constraint fk_compared_pair_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade
);
create unique index uq_compared_pair_family_id on compared_pair
    (tenant_id, family_id, ad_id, measure, first_country, second_country);
create index ix_compared_pair_ad_id on compared_pair (tenant_id, ad_id);
call build_wall('compared_pair');
