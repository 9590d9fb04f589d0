-- How many valid people are wanted in each country.
create table country_target (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    country char(2) not null,
    target integer not null constraint ck_country_target_target check (target between 1 and 100000),
    constraint pk_country_target primary key (tenant_id, id),
    constraint fk_country_target_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint uq_country_target_country unique (tenant_id, campaign_id, country)
);
call build_wall('country_target');
