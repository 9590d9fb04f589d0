-- Whether a campaign looks for answers given very fast, and for the same point throughout; off until staff turn it on. Nothing
-- about a visit is stored: its flags are read from its answers.
alter table campaign add column flag_speeding boolean not null default false;
alter table campaign add column flag_straight_lining boolean not null default false;
