-- The list of visits is read in pages, newest first: a page begins where the one before ended, however deep it is.
create index ix_respondent_session_started_at on respondent_session (tenant_id, campaign_id, started_at, id);
