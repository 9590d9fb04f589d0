-- Whether the models behind an ad's sums allow commercial use is folded with them.
alter table ad_aggregate add column commercial_use boolean;
