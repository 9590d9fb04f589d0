-- That a person said to be old enough, before anything else was asked. The age itself is never stored.
alter table respondent_session add column of_age_at timestamptz;
