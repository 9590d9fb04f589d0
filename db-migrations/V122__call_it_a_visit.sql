-- One name for a thing: what the pages and the code call a visit was a respondent's session here.
alter table respondent_session rename to visit;
alter table consent rename column session_id to visit_id;
alter table exposure rename column session_id to visit_id;
alter table erasure rename column session_id to visit_id;

do $$
declare
    old record;
begin
    for old in select conrelid::regclass as owner, conname as name from pg_constraint
        where connamespace = 'public'::regnamespace and conname ~ 'respondent_session|session_id'
    loop
        execute format('alter table %s rename constraint %I to %I', old.owner, old.name,
            replace(replace(old.name, 'respondent_session', 'visit'), 'session_id', 'visit_id'));
    end loop;
    for old in select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'i' and relname ~ 'respondent_session|session_id'
    loop
        execute format('alter index %I rename to %I', old.name,
            replace(replace(old.name, 'respondent_session', 'visit'), 'session_id', 'visit_id'));
    end loop;
end
$$;

-- The functions belong to mien_lookup, and none but their owner replaces them.
set local role mien_lookup;
create or replace function tenant_of_visit(wanted bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tenant_id from visit where digest = wanted $$;
create or replace function tenant_of_receipt(wanted bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tenant_id from visit where receipt_digest = wanted
          union all select tenant_id from erasure where receipt_digest = wanted
          limit 1 $$;
reset role;
