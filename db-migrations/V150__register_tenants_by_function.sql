-- The runtime role makes no tenants: a function makes the one that is bound, and no other.
revoke insert on tenant from mien_runtime, mien_worker;
grant insert on tenant to mien_lookup;
create policy registration on tenant for insert to mien_lookup
    with check (id = nullif(current_setting('app.tenant', true), '')::uuid);
-- Its first client is made by the trigger, under the same role.
grant insert on client to mien_lookup;
create policy registration on client for insert to mien_lookup
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid and id = tenant_id);
create function register_tenant(organization text, alias text, name text, made timestamptz) returns uuid
    language sql security definer set search_path = public, pg_temp
    as $$ insert into tenant (id, organization_id, alias, name, created_at)
          values (nullif(current_setting('app.tenant', true), '')::uuid, $1, $2, $3, $4) returning id $$;
revoke execute on function register_tenant from public;
grant execute on function register_tenant to mien_runtime;
alter function register_tenant owner to mien_lookup;
