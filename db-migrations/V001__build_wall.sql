-- Every table of a tenant gets the same wall: forced row level security under roles that own nothing.
create procedure build_wall(protected_table regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected_table);
    execute format('alter table %s force row level security', protected_table);
    execute format(
        'create policy tenant_wall on %s to mien_runtime, mien_worker
             using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
             with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)',
        protected_table);
    execute format('grant select, insert, update, delete on %s to mien_runtime, mien_worker', protected_table);
end
$$;
grant usage on schema public to mien_runtime, mien_worker, mien_lookup;
