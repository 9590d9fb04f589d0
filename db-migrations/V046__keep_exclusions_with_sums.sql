-- The ad's page names the models and the people left out beside the sums: folded with them, not counted at each look.
alter table ad_aggregate
    add column models text[],
    add column exclusions text[];
