-- The ledger of erased visits: replayed after a restore from backup, so that what was erased stays erased.
create table erasure (
    tenant_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    files text[] not null,
    requested_by text not null,
    requested_at timestamptz not null,
    completed_at timestamptz,
    constraint pk_erasure primary key (tenant_id, id),
    constraint fk_erasure_tenant_id foreign key (tenant_id) references tenant (id)
);
call build_wall('erasure');
