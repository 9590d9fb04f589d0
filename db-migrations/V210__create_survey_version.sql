-- What a campaign asks its respondents, as a whole per version: answers name the version they were given to, so none ever changes
-- once it was asked. The one that was not published yet is the draft.
create table survey_version (
    tenant_id uuid not null,
    id uuid not null,
    campaign_id uuid not null,
    number integer not null,
    definition text not null,
    rewording boolean not null default false,
    created_at timestamptz not null,
    published_at timestamptz,
    constraint pk_survey_version primary key (tenant_id, id),
    constraint fk_survey_version_campaign_id foreign key (tenant_id, campaign_id)
        references campaign (tenant_id, id) on delete cascade,
    constraint uq_survey_version_number unique (tenant_id, campaign_id, number)
);
create unique index uq_survey_version_draft on survey_version (tenant_id, campaign_id) where published_at is null;
call build_wall('survey_version');
