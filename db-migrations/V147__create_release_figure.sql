-- One measure of one ad in one country as it was published. Its sums go the moment it leaves the view.
create table release_figure (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    release_id uuid not null,
    ad_id uuid not null,
    country char(2) not null,
    measure text not null,
    slot integer not null,
    state text not null constraint ck_release_figure_state check (state in ('CURRENT', 'RENEWING', 'AWAY', 'FORMER')),
    sums bytea,
    models text[] not null,
    commercial_use boolean not null,
    constraint pk_release_figure primary key (tenant_id, id),
    constraint fk_release_figure_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint fk_release_figure_release_id foreign key (tenant_id, release_id)
        references release (tenant_id, id) on delete cascade,
    constraint fk_release_figure_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint ck_release_figure_sums check ((state = 'CURRENT') = (sums is not null))
);
create unique index uq_release_figure_in_view on release_figure (tenant_id, ad_id, country, measure)
    where state <> 'FORMER';
create index ix_release_figure_campaign_id on release_figure (tenant_id, campaign_id, country);
create index ix_release_figure_release_id on release_figure (tenant_id, release_id);
call build_wall('release_figure');
call open_to_clients('release_figure');
