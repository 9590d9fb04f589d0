-- Each row of such a table and what became of it; one that was imported belongs to its visit and falls with it.
create table import_row (
    tenant_id uuid not null,
    id uuid not null,
    table_id uuid not null,
    line integer not null,
    file_name text not null,
    respondent text not null,
    country text,
    ad_id uuid,
    offset_ms integer,
    answers text not null,
    state text not null constraint ck_import_row_state check (state in ('EXPECTED', 'WAITING', 'IMPORTED', 'REFUSED')),
    reason text,
    storage_key text,
    visit_id uuid,
    ended_at timestamptz,
    constraint pk_import_row primary key (tenant_id, id),
    constraint fk_import_row_table_id foreign key (tenant_id, table_id)
        references import_table (tenant_id, id) on delete cascade,
    constraint fk_import_row_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint fk_import_row_visit_id foreign key (tenant_id, visit_id) references visit (tenant_id, id) on delete cascade,
    constraint uq_import_row_line unique (tenant_id, table_id, line)
);
create index ix_import_row_ad_id on import_row (tenant_id, ad_id);
create index ix_import_row_visit_id on import_row (tenant_id, visit_id);
create index ix_import_row_respondent on import_row (tenant_id, respondent) where visit_id is not null;
call build_wall('import_row');
