-- Jobs run as the runtime role, as a tenant each, behind the same walls: a second role with the same rights walls nothing off.
do $$
declare
    walled record;
begin
    for walled in select tablename, policyname from pg_policies
                  where schemaname = 'public' and 'mien_worker' = any (roles) loop
        execute format('alter policy %I on %I to mien_runtime', walled.policyname, walled.tablename);
    end loop;
end
$$;
revoke all on all tables in schema public from mien_worker;
create or replace procedure build_wall(protected_table regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected_table);
    execute format('alter table %s force row level security', protected_table);
    execute format(
        'create policy tenant_wall on %s to mien_runtime
             using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
             with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)',
        protected_table);
    execute format('grant select, insert, update, delete on %s to mien_runtime', protected_table);
end
$$;
