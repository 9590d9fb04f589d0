-- A client-viewer sees rows of its clients' campaigns only. app.clients says whose: ids, or * for everybody else; unset, none.
-- Restrictive, because an ordinary second policy would be OR-ed with tenant_wall and show other tenants' rows. Each table is
-- closed to client-viewers unless it is opened below; the setting is read once a query, so that * costs no row anything.
create procedure close_to_clients(protected_table regclass) language plpgsql as $$
begin
    execute format(
        'create policy client_wall on %s as restrictive to mien_runtime, mien_worker
             using ((select current_setting(''app.clients'', true)) = ''*'')', protected_table);
end
$$;

create procedure open_to_clients(protected_table regclass) language plpgsql as $$
begin
    execute format('drop policy if exists client_wall on %s', protected_table);
    execute format(
        'create policy client_wall on %1$s as restrictive to mien_runtime, mien_worker
             using ((select current_setting(''app.clients'', true)) = ''*'' or exists (select from campaign
                 where campaign.tenant_id = %1$s.tenant_id and campaign.id = %1$s.campaign_id))
             with check ((select current_setting(''app.clients'', true)) = ''*'')', protected_table);
end
$$;

create or replace procedure build_wall(protected_table regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected_table);
    execute format('alter table %s force row level security', protected_table);
    execute format(
        'create policy tenant_wall on %s to mien_runtime, mien_worker
             using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)
             with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)',
        protected_table);
    execute format('grant select, insert, update, delete on %s to mien_runtime, mien_worker', protected_table);
    call close_to_clients(protected_table);
end
$$;

do $$
declare
    walled regclass;
begin
    for walled in select polrelid::regclass from pg_policy where polname = 'tenant_wall'
        and polrelid <> all (array['tenant', 'client', 'campaign', 'audit_entry']::regclass[])
    loop
        call close_to_clients(walled);
    end loop;
end
$$;

call open_to_clients('ad');

create policy client_wall on client as restrictive to mien_runtime, mien_worker
    using ((select current_setting('app.clients', true)) = '*'
        or id::text = any (string_to_array((select current_setting('app.clients', true)), ',')))
    with check ((select current_setting('app.clients', true)) = '*');

-- A draft is nobody's but the agency's.
create policy client_wall on campaign as restrictive to mien_runtime, mien_worker
    using ((select current_setting('app.clients', true)) = '*' or status <> 'DRAFT'
        and client_id::text = any (string_to_array((select current_setting('app.clients', true)), ',')))
    with check ((select current_setting('app.clients', true)) = '*');
