-- One row per fact of a visit, added and never changed: everything that is counted of visits is counted from these rows.
-- They outlive their visit, so visit_id leads to it without a constraint and to nobody once the visit is erased.
create table visit_event (
    tenant_id uuid not null,
    id uuid not null,
    visit_id uuid not null,
    campaign_id uuid not null,
    number integer not null,
    kind text not null,
    country char(2) not null,
    origin text not null,
    exposure_id uuid,
    ad_id uuid,
    reason text,
    stood text,
    stands text,
    at timestamptz not null,
    constraint pk_visit_event primary key (tenant_id, id),
    constraint fk_visit_event_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint uq_visit_event_visit_id_number unique (tenant_id, visit_id, number)
);
create index ix_visit_event_moves on visit_event (tenant_id, campaign_id, country, origin, stood, stands)
    where stood is distinct from stands;
call build_wall('visit_event');
revoke update, delete on visit_event from mien_runtime, mien_worker;
-- What an erasure replaces; kind, country, reason and what the fact moved stay as they were written.
grant update (id, visit_id, number, exposure_id, ad_id, at) on visit_event to mien_runtime, mien_worker;
