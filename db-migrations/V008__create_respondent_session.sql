-- One visit of one pseudonymous person; its cookie and its receipt lead to the tenant before one is bound.
create table respondent_session (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    invitation_id uuid,
    origin text not null constraint ck_respondent_session_origin check (origin in ('LINK', 'PREVIEW', 'IMPORT', 'SAMPLE')),
    country char(2) not null,
    language text not null,
    stage text not null,
    disposition text,
    validity text not null constraint ck_respondent_session_validity check (validity in ('PENDING', 'VALID', 'REVERSED')),
    reversal_reason text,
    digest bytea constraint uq_respondent_session_digest unique,
    receipt_digest bytea constraint uq_respondent_session_receipt_digest unique,
    tab text,
    tab_seen_at timestamptz,
    camera_ok_at timestamptz,
    camera_frames_per_second real,
    user_agent text,
    started_at timestamptz not null,
    consented_at timestamptz,
    camera_passed_at timestamptz,
    last_seen_at timestamptz not null,
    finished_at timestamptz,
    constraint pk_respondent_session primary key (tenant_id, id),
    constraint fk_respondent_session_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint fk_respondent_session_invitation_id foreign key (tenant_id, invitation_id)
        references invitation (tenant_id, id)
);
create index ix_respondent_session_campaign_id on respondent_session (tenant_id, campaign_id, country);
call build_wall('respondent_session');

grant select (tenant_id, digest, receipt_digest) on respondent_session to mien_lookup;
create policy lookup on respondent_session for select to mien_lookup using (true);
create function tenant_of_visit(wanted bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tenant_id from respondent_session where digest = wanted $$;
create function tenant_of_receipt(wanted bytea) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$ select tenant_id from respondent_session where receipt_digest = wanted $$;
revoke execute on function tenant_of_visit, tenant_of_receipt from public;
grant execute on function tenant_of_visit, tenant_of_receipt to mien_runtime;
alter function tenant_of_visit owner to mien_lookup;
alter function tenant_of_receipt owner to mien_lookup;
