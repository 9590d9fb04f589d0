-- A visit keeps to the questions as they stood when it began, and to the blocks of them that are done.
alter table visit add column survey_version integer;
alter table visit add column questions_done text[] not null default '{}';
