-- How many facts of it the ledger has: a visit numbers them, so that two transactions cannot both write the next one.
alter table respondent_session add column facts integer not null default 0;
