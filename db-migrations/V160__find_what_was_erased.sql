-- The ledger of erasures lies outside the database, as digests. After a restore these functions tell which visits it names and
-- the database has all the same; and what this database erased, for a ledger that does not know it yet.
grant select (id) on visit to mien_lookup;
grant select (visit_id) on erasure to mien_lookup;

create function visits_erased_before(digests bytea[]) returns table (tenant_id uuid, visit_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as $$ with unknown as (
              select digest from unnest(digests) as digest
              except select sha256(convert_to('erased visit ' || e.visit_id, 'UTF8')) from erasure e)
          select v.tenant_id, v.id from visit v
          join unknown on unknown.digest = sha256(convert_to('erased visit ' || v.id, 'UTF8')) $$;
create function erasure_digests() returns setof bytea
    language sql stable security definer set search_path = public, pg_temp
    as $$ select sha256(convert_to('erased visit ' || visit_id, 'UTF8')) from erasure $$;

revoke execute on function visits_erased_before, erasure_digests from public;
grant execute on function visits_erased_before, erasure_digests to mien_runtime;
alter function visits_erased_before owner to mien_lookup;
alter function erasure_digests owner to mien_lookup;
