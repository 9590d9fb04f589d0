-- Nothing ever wrote it: what browser a visit came with is not kept.
alter table respondent_session drop column user_agent;
