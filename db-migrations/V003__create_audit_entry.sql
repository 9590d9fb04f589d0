-- Views, plays, exports and deletions leave a trace that cannot be edited unnoticed: each entry carries the hash of the one before.
create table audit_entry (
    tenant_id uuid not null,
    id uuid not null,
    number bigint not null,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject uuid,
    detail text not null,
    previous_hash bytea not null,
    hash bytea not null,
    constraint pk_audit_entry primary key (tenant_id, id),
    constraint uq_audit_entry_number unique (tenant_id, number),
    constraint fk_audit_entry_tenant_id foreign key (tenant_id) references tenant (id)
);
call build_wall('audit_entry');
revoke update, delete on audit_entry from mien_runtime, mien_worker;
