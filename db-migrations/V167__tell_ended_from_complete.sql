-- A visit that reached its last page without all of its ads is ended, not complete.
alter table visit drop constraint ck_visit_disposition;
alter table visit add constraint ck_visit_disposition check (
    disposition in ('COMPLETE', 'COMPLETE_WITHOUT_CAMERA', 'ENDED', 'SCREENED_OUT', 'QUOTA_FULL', 'DECLINED', 'TIMED_OUT',
        'QUALITY_TERMINATED', 'CLOSED')
    and not (disposition = case when camera_free then 'COMPLETE' else 'COMPLETE_WITHOUT_CAMERA' end));
