-- What is tested, who answers for it to the respondent, and how long the recordings live.
create table campaign (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    controller text not null,
    controller_contact text not null,
    languages text[] not null,
    retention text not null constraint ck_campaign_retention check (retention in ('DELETE_AFTER_ANALYSIS', 'KEEP')),
    keep_days integer,
    frames_per_second integer not null constraint ck_campaign_frames check (frames_per_second between 5 and 30),
    status text not null constraint ck_campaign_status check (status in ('DRAFT', 'IN_FIELDWORK', 'CLOSED')),
    sample boolean not null default false,
    created_at timestamptz not null,
    opened_at timestamptz,
    closed_at timestamptz,
    constraint pk_campaign primary key (tenant_id, id),
    constraint fk_campaign_tenant_id foreign key (tenant_id) references tenant (id),
    constraint ck_campaign_keep_days check ((retention = 'KEEP') = (keep_days is not null))
);
call build_wall('campaign');
