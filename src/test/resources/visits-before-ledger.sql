-- Visits of all kinds as version 093 kept them, in two tenants with two countries each.
insert into tenant (id, organization_id, alias, name, created_at)
select gen_random_uuid(), 'organization ' || n, 'agency-' || n, 'Agency', now() from generate_series(1, 2) n;

insert into campaign (tenant_id, id, name, controller, controller_contact, languages, retention, frames_per_second, status, created_at)
select id, gen_random_uuid(), 'Spring', 'Example Foods', 'privacy@example.com', '{en}', 'DELETE_AFTER_ANALYSIS', 10,
       'IN_FIELDWORK', now()
from tenant;

insert into ad (tenant_id, id, campaign_id, position, title, file_name, content_type, storage_key, poster_key, size_bytes,
                digest, duration_ms, width, height, created_at)
select tenant_id, gen_random_uuid(), id, 1, 'Ad', 'ad.mp4', 'video/mp4', 'key', 'poster', 1, '\x00', 2000, 320, 180, now()
from campaign;

insert into respondent_session (tenant_id, id, campaign_id, origin, country, language, stage, disposition, validity,
                                reversal_reason, camera_free, started_at, consented_at, camera_passed_at, last_seen_at,
                                finished_at)
select c.tenant_id, gen_random_uuid(), c.id, origin, country, 'en',
       case when disposition is null then 'WATCHING' else 'FINISHED' end, disposition, validity,
       case when validity = 'REVERSED' then reason end, camera_free, now() - interval '1 hour',
       case when reach > 0 then now() - interval '50 minutes' end,
       case when reach > 1 then now() - interval '40 minutes' end, now() - interval '10 minutes',
       case when disposition is not null and copy = 1 then now() - interval '10 minutes' end
from campaign c,
     unnest('{LINK,PREVIEW}'::text[]) origin,
     unnest('{DE,FR}'::text[]) country,
     unnest('{COMPLETE,COMPLETE_WITHOUT_CAMERA,SCREENED_OUT,QUOTA_FULL,DECLINED,TIMED_OUT,QUALITY_TERMINATED,CLOSED,null}'::text[]) disposition,
     unnest('{PENDING,VALID,REVERSED}'::text[]) validity,
     unnest('{TOO_DARK EXCLUDED 9.000 10.000,NOT_SERIOUS,null}'::text[]) reason,
     unnest('{true,false}'::boolean[]) camera_free,
     generate_series(0, 2) reach,
     generate_series(1, 2) copy
where not (camera_free and (disposition = 'COMPLETE' or reach = 2) or not camera_free and disposition = 'COMPLETE_WITHOUT_CAMERA')
  and (validity = 'REVERSED' or reason is null);

insert into exposure (tenant_id, id, session_id, ad_id, position, state, played_at)
select s.tenant_id, gen_random_uuid(), s.id, a.id, 1, 'RECORDED', now() - interval '30 minutes'
from respondent_session s join ad a on a.tenant_id = s.tenant_id
where s.camera_passed_at is not null;

insert into emotion_trace (tenant_id, id, exposure_id, spec_version, models, revision, current, measures, duration_ms, seconds,
                           tenths, valid, grade, reasons, baseline, sync_grade, playhead_covered, face_in_ad, face_in_preroll,
                           analysed_rate, stored_at, engine, commercial_use)
select e.tenant_id, gen_random_uuid(), e.id, 1, 'made-up', 1, true, '{}', 2000, '', '', s.validity = 'VALID', 'HIGH',
       case when s.country = 'DE' then '{FACE_MISSING ATTENTION_ONLY 0.300 0.500}'::text[] else '{}'::text[] end, '', 'A', 1, 1,
       1, 10, now() - interval '5 minutes', 'FRAME', true
from exposure e join respondent_session s on s.tenant_id = e.tenant_id and s.id = e.session_id
where s.validity <> 'PENDING';
