-- What a visit asks for, and in which order, is drawn when it begins: a reload or another release finds the same way.
-- Visits from before had these steps; imports ask for nothing.
alter table respondent_session add column itinerary text[] not null default '{}';

-- The owner sees no rows of a forced table, so the walls are let down inside this transaction, which holds the tables.
alter table respondent_session no force row level security;
alter table exposure no force row level security;
alter table ad no force row level security;

update respondent_session s set itinerary =
    array['age', 'consent']
    || case when exists (select 1 from ad a where a.tenant_id = s.tenant_id and a.campaign_id = s.campaign_id and a.needs_sound)
            then array['sound'] else '{}'::text[] end
    || array['camera']
    || coalesce(
        (select array_agg('ad:' || e.ad_id order by e.position) from exposure e
            where e.tenant_id = s.tenant_id and e.session_id = s.id),
        (select array_agg('ad:' || a.id order by random()) from ad a
            where a.tenant_id = s.tenant_id and a.campaign_id = s.campaign_id),
        '{}'::text[])
    || array['seriousness']
where s.origin <> 'IMPORT';

alter table ad force row level security;
alter table exposure force row level security;
alter table respondent_session force row level security;
