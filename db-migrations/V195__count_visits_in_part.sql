-- A visit counts towards the target when every ad drawn for it is valid for expression; one that is valid on some of them only
-- counts in part. Visits judged before, by the rule that one valid ad is enough, are judged again and tell the ledger so.
alter table visit drop constraint ck_visit_validity;
alter table visit add constraint ck_visit_validity check (validity in ('PENDING', 'VALID', 'PARTIAL', 'REVERSED'));

alter table visit no force row level security;
alter table exposure no force row level security;
alter table emotion_trace no force row level security;
alter table visit_event no force row level security;

with watched as (
    select e.tenant_id, e.visit_id, e.position,
           e.state <> 'INVALID' and coalesce(t.valid, false) as valid,
           coalesce(array_to_string(t.reasons, '|') like '% ATTENTION\_ONLY %', false) as attention_only,
           case when e.state = 'INVALID' then coalesce(e.invalid_reason, 'REVERSED')
                when t.valid is null then 'NOTHING_RECORDED'
                when not t.valid then split_part(t.reasons[1], ' ', 1)
                else (select split_part(found, ' ', 1) from unnest(t.reasons) found
                      where found like '% ATTENTION\_ONLY %' limit 1) end as why
    from exposure e
    left join emotion_trace t on t.tenant_id = e.tenant_id and t.exposure_id = e.id and t.current
), judged as (
    select tenant_id, visit_id, bool_and(valid and attention_only) as attention,
           (array_agg(why order by position) filter (where not valid or attention_only))[1] as why
    from watched
    group by tenant_id, visit_id
    having bool_or(not valid or attention_only)
), in_part as (
    select v.tenant_id, v.id, v.campaign_id, v.country, v.origin, v.facts + 1 as number, j.attention, j.why,
           case when v.camera_passed_at is not null then 'CAMERA_PASSED'
                when v.consented_at is not null then 'CONSENTED' else 'LANDED' end
               || case when v.camera_free then ' WITHOUT_CAMERA ' else ' WITH_CAMERA ' end || v.disposition as place
    from visit v join judged j on j.tenant_id = v.tenant_id and j.visit_id = v.id
    where v.validity = 'VALID' and v.disposition = 'COMPLETE'
), told as (
    insert into visit_event (tenant_id, id, visit_id, campaign_id, number, kind, country, origin, reason, stood, stands, at)
    select tenant_id, gen_random_uuid(), id, campaign_id, number,
           case when attention then 'VALIDATED_FOR_ATTENTION' else 'VALIDATED_IN_PART' end,
           country, origin, why, place || ' VALID -', place || ' PARTIAL ' || why, now()
    from in_part
)
update visit v set validity = 'PARTIAL', reversal_reason = p.why, facts = p.number
from in_part p where p.tenant_id = v.tenant_id and p.id = v.id;

alter table visit_event force row level security;
alter table emotion_trace force row level security;
alter table exposure force row level security;
alter table visit force row level security;
