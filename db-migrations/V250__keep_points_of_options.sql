-- What a line of a matrix was given, or which place an option of a ranking: one number for each of the options chosen, in their
-- order; minus one where somebody says not to know.
alter table answer add column points integer[] not null default '{}';
