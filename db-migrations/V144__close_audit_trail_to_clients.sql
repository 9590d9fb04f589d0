-- What a client-viewer does is written down too, so it may append; of the trail it learns the last seal and nothing else.
create policy client_wall on audit_entry as restrictive for select to mien_runtime, mien_worker
    using ((select current_setting('app.clients', true)) = '*');

grant select (tenant_id, number, hash) on audit_entry to mien_lookup;
create policy lookup on audit_entry for select to mien_lookup
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create function last_audit_seal() returns table (number bigint, hash bytea)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select number, hash from audit_entry
          where tenant_id = nullif(current_setting('app.tenant', true), '')::uuid order by number desc limit 1 $$;
revoke execute on function last_audit_seal from public;
grant execute on function last_audit_seal to mien_runtime, mien_worker;
alter function last_audit_seal owner to mien_lookup;
