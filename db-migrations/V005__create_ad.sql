-- A campaign's films: the file as uploaded, the one browsers play, and a poster frame.
create table ad (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    position integer not null,
    title text not null,
    file_name text not null,
    content_type text not null,
    storage_key text not null,
    poster_key text not null,
    size_bytes bigint not null,
    digest bytea not null,
    duration_ms integer not null,
    width integer not null,
    height integer not null,
    rendition boolean not null default false,
    created_at timestamptz not null,
    constraint pk_ad primary key (tenant_id, id),
    constraint fk_ad_campaign_id foreign key (tenant_id, campaign_id) references campaign (tenant_id, id) on delete cascade,
    constraint uq_ad_campaign_id_position unique (tenant_id, campaign_id, position)
);
call build_wall('ad');
