-- Which text, in which language, a person agreed to, and for what: nothing is accepted without a row here.
create table consent (
    tenant_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    text_version text not null,
    text_digest bytea not null,
    language text not null,
    purposes text[] not null,
    given_at timestamptz not null,
    constraint pk_consent primary key (tenant_id, id),
    constraint fk_consent_session_id foreign key (tenant_id, session_id)
        references respondent_session (tenant_id, id) on delete cascade,
    constraint uq_consent_session_id unique (tenant_id, session_id)
);
call build_wall('consent');
