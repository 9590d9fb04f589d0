-- What somebody answered at the end, asked whether they watched as they usually would; null where they said nothing.
alter table respondent_session add column watched_seriously boolean;
