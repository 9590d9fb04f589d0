-- A facial coder that the tenant brought itself: the card as it came, and where its file lies.
create table own_model (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    version text not null,
    card text not null,
    storage_key text not null,
    size_bytes bigint not null,
    brought_by text not null,
    brought_at timestamptz not null,
    constraint pk_own_model primary key (tenant_id, id),
    constraint fk_own_model_tenant_id foreign key (tenant_id) references tenant (id),
    constraint uq_own_model_name_version unique (tenant_id, name, version)
);
call build_wall('own_model');
