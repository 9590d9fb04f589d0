-- A tenant may ask its members for a second factor; each login is measured against that before any tenant is bound.
alter table tenant add column second_factor boolean not null default false;

grant select (second_factor) on tenant to mien_lookup;
create function tenant_at_login(organization text) returns table (tenant_id uuid, second_factor boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select id, tenant.second_factor from tenant where organization_id = organization $$;
revoke execute on function tenant_at_login from public;
grant execute on function tenant_at_login to mien_runtime;
alter function tenant_at_login owner to mien_lookup;
