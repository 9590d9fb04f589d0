-- Several tabs of one login ask at once when its tokens expire. One of them renews the tokens, in their row, while the
-- others wait; were each to do so, Keycloak would take the fifth for a thief and end the login.
alter table oidc_token_state
    add column due_at timestamptz not null default 'infinity',
    add column renewing_until timestamptz not null default '-infinity';
grant update on oidc_token_state to mien_runtime;
