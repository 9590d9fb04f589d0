-- The roles of Mien and what each may do in the database this runs in.
-- Run by a superuser connected to Mien's own database, before the first start; running it again changes nothing.
-- Roles are made without passwords: give mien_owner and mien_runtime one each with ALTER ROLE ... PASSWORD.
do $$
begin
  -- Migrations: owns every table. NOINHERIT, so that belonging to mien_lookup lets it hand functions over and read nothing.
  if not exists (select from pg_roles where rolname = 'mien_owner') then
    create role mien_owner login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  -- Requests and jobs: own nothing, so that row level security binds them.
  if not exists (select from pg_roles where rolname = 'mien_runtime') then
    create role mien_runtime login nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  -- Retired: the first migrations name it, a later one takes every right from it, and nobody logs in as it.
  if not exists (select from pg_roles where rolname = 'mien_worker') then
    create role mien_worker nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  -- Owner of the few SECURITY DEFINER functions that turn a token's digest or an organization into a tenant id.
  if not exists (select from pg_roles where rolname = 'mien_lookup') then
    create role mien_lookup nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
  execute format('alter database %I owner to mien_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to mien_owner, mien_runtime', current_database());
  execute format('revoke connect on database %I from mien_worker', current_database());
end
$$;
alter role mien_worker nologin;

grant mien_lookup to mien_owner;

revoke all on schema public from public;
grant usage, create on schema public to mien_owner;
grant usage on schema public to mien_runtime;
-- PostgreSQL lets a role own a function only where it may create one; nobody can log in as mien_lookup.
grant usage, create on schema public to mien_lookup;

-- Migrations grant each table and function by name; nothing is open by default.
alter default privileges for role mien_owner revoke execute on functions from public;
