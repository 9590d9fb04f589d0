-- Visits from before the ledger tell it what their rows still know; the steps' order is kept where a time is not.
-- The owner sees no rows of a forced table, so the walls are let down inside this transaction, which holds the tables.
alter table respondent_session no force row level security;
alter table exposure no force row level security;
alter table emotion_trace no force row level security;
alter table visit_event no force row level security;

with visit as (
    select s.*,
           case when camera_free then 'WITHOUT_CAMERA' else 'WITH_CAMERA' end as camera,
           case when camera_passed_at is not null then 'CAMERA_PASSED'
                when consented_at is not null then 'CONSENTED' else 'LANDED' end as reach,
           coalesce(finished_at, last_seen_at) as ended_at,
           coalesce(split_part(reversal_reason, ' ', 1), '-') as exclusion
    from respondent_session s
), verdict as (
    select e.tenant_id, e.session_id, max(t.stored_at) as at,
           bool_or(t.valid and array_to_string(t.reasons, '|') not like '% ATTENTION\_ONLY %') as expression,
           bool_or(t.valid) as any_valid
    from exposure e join emotion_trace t on t.tenant_id = e.tenant_id and t.exposure_id = e.id and t.current
    group by e.tenant_id, e.session_id
), fact as (
    select v.tenant_id, v.id as visit_id, 1 as step, 'LANDED' as kind, null::uuid as exposure_id, null::uuid as ad_id,
           null as reason, null as stood, 'LANDED WITH_CAMERA - PENDING -' as stands, v.started_at as at
    from visit v
    union all
    select v.tenant_id, v.id, 2, 'CAMERA_LEFT_OUT', null, null, null, 'LANDED WITH_CAMERA - PENDING -',
           'LANDED WITHOUT_CAMERA - PENDING -', v.started_at
    from visit v where v.camera_free
    union all
    select v.tenant_id, v.id, 3, 'CONSENTED', null, null, null, 'LANDED ' || camera || ' - PENDING -',
           'CONSENTED ' || camera || ' - PENDING -', v.consented_at
    from visit v where v.consented_at is not null
    union all
    select v.tenant_id, v.id, 4, 'CAMERA_PASSED', null, null, null,
           case when v.consented_at is null then 'LANDED ' else 'CONSENTED ' end || camera || ' - PENDING -',
           'CAMERA_PASSED ' || camera || ' - PENDING -', v.camera_passed_at
    from visit v where v.camera_passed_at is not null
    union all
    select e.tenant_id, e.session_id, 5, 'EXPOSED', e.id, e.ad_id, null, null, null, e.played_at
    from exposure e where e.played_at is not null
    union all
    select v.tenant_id, v.id, 6,
           case when disposition in ('SCREENED_OUT', 'QUOTA_FULL', 'DECLINED', 'TIMED_OUT') then disposition else 'ENDED' end,
           null, null,
           case when disposition not in ('SCREENED_OUT', 'QUOTA_FULL', 'DECLINED', 'TIMED_OUT') then disposition end,
           reach || ' ' || camera || ' - PENDING -', reach || ' ' || camera || ' ' || disposition || ' PENDING -', v.ended_at
    from visit v where v.disposition is not null
    union all
    select v.tenant_id, v.id, 7,
           case when v.validity = 'REVERSED' then 'REVERSED'
                when j.any_valid and not j.expression then 'VALIDATED_FOR_ATTENTION'
                else 'VALIDATED_FOR_EXPRESSION' end,
           null, null, case when v.validity = 'REVERSED' then split_part(reversal_reason, ' ', 1) end,
           reach || ' ' || camera || ' ' || coalesce(disposition, '-') || ' PENDING -',
           reach || ' ' || camera || ' ' || coalesce(disposition, '-') || ' ' || validity || ' ' || exclusion,
           coalesce(j.at, v.ended_at)
    from visit v left join verdict j on j.tenant_id = v.tenant_id and j.session_id = v.id
    where v.validity <> 'PENDING'
)
insert into visit_event (tenant_id, id, visit_id, campaign_id, number, kind, country, origin, exposure_id, ad_id, reason,
                         stood, stands, at)
select f.tenant_id, gen_random_uuid(), f.visit_id, v.campaign_id,
       row_number() over (partition by f.tenant_id, f.visit_id order by f.step, f.at, f.exposure_id),
       f.kind, v.country, v.origin, f.exposure_id, f.ad_id, f.reason, f.stood, f.stands, f.at
from fact f join respondent_session v on v.tenant_id = f.tenant_id and v.id = f.visit_id;

update respondent_session s set facts = told.facts
from (select tenant_id, visit_id, count(*) as facts from visit_event group by tenant_id, visit_id) told
where told.tenant_id = s.tenant_id and told.visit_id = s.id;

alter table visit_event force row level security;
alter table emotion_trace force row level security;
alter table exposure force row level security;
alter table respondent_session force row level security;
