-- A link that asks people in: only the digest of its token is stored.
create table invitation (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    kind text not null constraint ck_invitation_kind check (kind in ('LINK', 'PREVIEW')),
    country char(2) not null,
    digest bytea not null constraint uq_invitation_digest unique,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    created_at timestamptz not null,
    constraint pk_invitation primary key (tenant_id, id),
    constraint fk_invitation_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade
);
call build_wall('invitation');

grant select (tenant_id, digest) on invitation to mien_lookup;
create policy lookup on invitation for select to mien_lookup using (true);
create function tenant_of_invitation(wanted bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tenant_id from invitation where digest = wanted $$;
revoke execute on function tenant_of_invitation from public;
grant execute on function tenant_of_invitation to mien_runtime;
alter function tenant_of_invitation owner to mien_lookup;
