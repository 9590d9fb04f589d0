-- Figures frozen at a moment that staff chose: what client-viewers read, while live figures are for staff.
create table release (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    number integer not null,
    published_at timestamptz not null,
    published_by text not null,
    fresh integer not null,
    kept integer not null,
    constraint pk_release primary key (tenant_id, id),
    constraint fk_release_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint uq_release_number unique (tenant_id, campaign_id, number)
);
call build_wall('release');
call open_to_clients('release');
