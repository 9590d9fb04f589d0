-- Pages show the last twelve digits of a visit's id, and people search for what they see. Behind the wall the planner uses no
-- index on a cast, so the digits stand in a column of their own.
alter table visit add column short_id text collate "C" generated always as (right(id::text, 12)) stored;
create index ix_visit_short_id on visit (tenant_id, campaign_id, short_id);
