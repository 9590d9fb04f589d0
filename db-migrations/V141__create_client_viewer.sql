-- Whose campaigns a client-viewer reads: without a row here, nobody's. Asked before any row may be seen, so by a function.
create table client_viewer (
    tenant_id uuid not null,
    id uuid not null,
    client_id uuid not null,
    login text not null,
    given_by text not null,
    given_at timestamptz not null,
    constraint pk_client_viewer primary key (tenant_id, id),
    constraint fk_client_viewer_client_id foreign key (tenant_id, client_id)
        references client (tenant_id, id) on delete cascade,
    constraint uq_client_viewer_login unique (tenant_id, login, client_id)
);
call build_wall('client_viewer');

grant select (tenant_id, login, client_id) on client_viewer to mien_lookup;
create policy lookup on client_viewer for select to mien_lookup using (true);
create function clients_of_viewer(tenant uuid, wanted text) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select client_id from client_viewer where tenant_id = tenant and login = wanted $$;
revoke execute on function clients_of_viewer from public;
grant execute on function clients_of_viewer to mien_runtime;
alter function clients_of_viewer owner to mien_lookup;
