-- Where a campaign allows it, people without a camera watch too: no picture is taken, and they are counted apart.
alter table campaign add column camera_optional boolean not null default false;
alter table respondent_session add column camera_free boolean not null default false;
alter table exposure drop constraint ck_exposure_state;
alter table exposure add constraint ck_exposure_state
    check (state in ('PLANNED', 'PLAYING', 'RECORDED', 'WATCHED', 'INVALID'));
alter table respondent_session drop constraint ck_respondent_session_disposition;
alter table respondent_session add constraint ck_respondent_session_disposition check (
    (disposition is not null) = (stage = 'FINISHED')
    and disposition in ('COMPLETE', 'COMPLETE_WITHOUT_CAMERA', 'SCREENED_OUT', 'QUOTA_FULL', 'DECLINED', 'TIMED_OUT',
        'QUALITY_TERMINATED', 'CLOSED')
    and not (disposition = case when camera_free then 'COMPLETE' else 'COMPLETE_WITHOUT_CAMERA' end));
