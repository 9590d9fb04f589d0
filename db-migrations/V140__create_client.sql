-- A brand that the agency works for. Each tenant starts with one, under the tenant's own id, for campaigns that name none.
create table client (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    created_at timestamptz not null,
    constraint pk_client primary key (tenant_id, id),
    constraint fk_client_tenant_id foreign key (tenant_id) references tenant (id),
    constraint uq_client_name unique (tenant_id, name)
);

-- The owner sees no rows of a forced table, so the wall is let down inside this transaction, which holds the table.
alter table tenant no force row level security;
insert into client select id, id, 'Default client', now() from tenant;
alter table tenant force row level security;
call build_wall('client');

create function give_first_client() returns trigger language plpgsql as $$
begin
    insert into client values (new.id, new.id, 'Default client', new.created_at);
    return null;
end
$$;
create trigger first_client after insert on tenant for each row execute function give_first_client();
