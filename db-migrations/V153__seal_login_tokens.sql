-- Tokens are sealed with the handle that only the browser holds, all in one: a stolen dump opens no login. Who is logged
-- in at this moment logs in again.
delete from oidc_token_state;
alter table oidc_token_state
    drop column id_token,
    drop column access_token,
    drop column refresh_token,
    drop column access_token_expires_in,
    drop column access_token_scope,
    add column tokens text not null;
