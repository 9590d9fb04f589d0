-- Where a campaign allows it, people without a camera watch too: no picture is taken, and they are counted apart.
alter table campaign add column camera_optional boolean not null default false;
alter table respondent_session add column camera_free boolean not null default false;
alter table exposure drop constraint ck_exposure_state;
alter table exposure add constraint ck_exposure_state
    check (state in ('PLANNED', 'PLAYING', 'RECORDED', 'WATCHED', 'INVALID'));
