-- A consent names the text that was shown; a visit whose text is outdated agrees again, and both stay.
-- Consents from before texts were kept name neither text nor pack: such a visit, if it still runs, is asked again.
alter table consent
    add column text_id uuid,
    add column pack text,
    add column acknowledged text[] not null default '{notice,age}',
    add constraint fk_consent_text_id foreign key (tenant_id, text_id)
        references consent_text (tenant_id, id) on delete cascade,
    drop constraint uq_consent_session_id,
    add constraint uq_consent_text unique (tenant_id, session_id, text_id);
alter table consent alter column acknowledged drop default;
-- Those texts said that a campaign's videos are kept, and for how long. The owner sees no rows of a forced table.
alter table consent no force row level security;
alter table respondent_session no force row level security;
alter table campaign no force row level security;
update consent set purposes = case when c.keep_days is null then '{recording}'::text[] else '{recording,keep-recording}'::text[] end
    from respondent_session s join campaign c on c.tenant_id = s.tenant_id and c.id = s.campaign_id
    where s.tenant_id = consent.tenant_id and s.id = consent.session_id;
alter table campaign force row level security;
alter table respondent_session force row level security;
alter table consent force row level security;
