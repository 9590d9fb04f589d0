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
