-- How far a visit has come follows from what its person did; a second account of it could only disagree.
alter table respondent_session drop constraint ck_respondent_session_disposition;
alter table respondent_session drop column stage;
alter table respondent_session add constraint ck_respondent_session_disposition check (
    disposition in ('COMPLETE', 'COMPLETE_WITHOUT_CAMERA', 'SCREENED_OUT', 'QUOTA_FULL', 'DECLINED', 'TIMED_OUT',
        'QUALITY_TERMINATED', 'CLOSED')
    and not (disposition = case when camera_free then 'COMPLETE' else 'COMPLETE_WITHOUT_CAMERA' end));
