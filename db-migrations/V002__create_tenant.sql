-- A tenant sees its own row only; before one is bound, a token's organization leads to an id and nothing else.
create table tenant (
    id uuid constraint pk_tenant primary key,
    organization_id text not null constraint uq_tenant_organization_id unique,
    alias text not null constraint uq_tenant_alias unique,
    name text not null,
    created_at timestamptz not null
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_wall on tenant to mien_runtime, mien_worker
    using (id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on tenant to mien_runtime, mien_worker;

grant select (id, organization_id) on tenant to mien_lookup;
create policy lookup on tenant for select to mien_lookup using (true);
create function tenant_of_organization(wanted text) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select id from tenant where organization_id = wanted $$;
revoke execute on function tenant_of_organization from public;
grant execute on function tenant_of_organization to mien_runtime;
alter function tenant_of_organization owner to mien_lookup;
