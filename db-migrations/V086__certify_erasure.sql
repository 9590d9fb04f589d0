-- What was erased and the signed certificate of it, found again by the receipt code of the visit that is gone.
alter table erasure
    add column receipt_digest bytea constraint uq_erasure_receipt_digest unique,
    add column controller text,
    add column erased text not null default '[]',
    add column certificate text;

grant select (tenant_id, receipt_digest) on erasure to mien_lookup;
create policy lookup on erasure for select to mien_lookup using (true);
-- The function belongs to mien_lookup, and none but its owner replaces it.
set local role mien_lookup;
create or replace function tenant_of_receipt(wanted bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tenant_id from respondent_session where receipt_digest = wanted
          union all select tenant_id from erasure where receipt_digest = wanted
          limit 1 $$;
reset role;
