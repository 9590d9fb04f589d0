#!/usr/bin/env bash
# For the postgres image's /docker-entrypoint-initdb.d: Keycloak's database, Mien's roles and their passwords.
set -euo pipefail

as_superuser() {
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"
}

as_superuser --file /roles.sql
as_superuser --set owner="$MIEN_OWNER_PASSWORD" --set runtime="$MIEN_RUNTIME_PASSWORD" \
  --set keycloak="$KEYCLOAK_DB_PASSWORD" <<'SQL'
alter role mien_owner password :'owner';
alter role mien_runtime password :'runtime';
create role keycloak login password :'keycloak';
create database keycloak owner keycloak;
revoke all on database keycloak from public;
SQL
