-- Whom a campaign admits: how old at least, and confirmed that no employer and no school asks them in (AI Act Art. 5(1)(f)).
alter table campaign
    add column age_floor integer not null default 18,
    add column no_workplace_or_school boolean not null default false,
    add constraint ck_campaign_age_floor check (age_floor between 13 and 99);
