-- Tokens of logged-in staff: too large for cookies, looked up before any tenant is known, and so outside the wall.
create table oidc_token_state (
    digest bytea constraint pk_oidc_token_state primary key,
    id_token text not null,
    access_token text,
    refresh_token text,
    access_token_expires_in bigint,
    access_token_scope text,
    expires_at timestamptz not null
);
create index ix_oidc_token_state_expires_at on oidc_token_state (expires_at);
grant select, insert, delete on oidc_token_state to mien_runtime;
