-- The exact words that respondents of a campaign are shown, by policy pack and language: written once, changed never.
create table consent_text (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    pack text not null,
    language text not null,
    version integer not null,
    words text not null,
    digest bytea not null,
    published_at timestamptz not null,
    constraint pk_consent_text primary key (tenant_id, id),
    constraint fk_consent_text_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint uq_consent_text_version unique (tenant_id, campaign_id, pack, language, version),
    constraint ck_consent_text_digest check (digest = sha256(convert_to(words, 'UTF8')))
);
call build_wall('consent_text');
revoke update, delete on consent_text from mien_runtime, mien_worker;
