-- Studies that were made elsewhere move in as a table that names many recordings: read in the background, row by row.
create table import_table (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    file_name text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    constraint pk_import_table primary key (tenant_id, id),
    constraint fk_import_table_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade
);
create index ix_import_table_campaign_id on import_table (tenant_id, campaign_id);
call build_wall('import_table');
