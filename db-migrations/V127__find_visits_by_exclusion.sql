-- The list of visits is filtered by why they were excluded. The reason is kept with its figures, and behind the wall no index
-- serves a pattern, so the rule's name stands in a column of its own.
alter table visit add column reversal_rule text collate "C" generated always as (split_part(reversal_reason, ' ', 1)) stored;
create index ix_visit_reversal_rule on visit (tenant_id, campaign_id, reversal_rule, started_at, id)
    where reversal_rule is not null;
