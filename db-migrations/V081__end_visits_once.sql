-- A visit ends once and in one way: it has a disposition exactly when it is finished.
alter table respondent_session add constraint ck_respondent_session_disposition check (
    (disposition is not null) = (stage = 'FINISHED')
    and disposition in ('COMPLETE', 'SCREENED_OUT', 'QUOTA_FULL', 'DECLINED', 'TIMED_OUT', 'QUALITY_TERMINATED', 'CLOSED'));
