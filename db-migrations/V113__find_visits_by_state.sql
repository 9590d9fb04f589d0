-- The list of visits is filtered by state; without this a rare state makes it look at every visit of the campaign.
create index ix_respondent_session_state
    on respondent_session (tenant_id, campaign_id, validity, disposition, started_at, id);
