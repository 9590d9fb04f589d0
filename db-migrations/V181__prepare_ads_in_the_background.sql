-- An upload that browsers do not play, or only on fast lines, is converted in the background: how far that is, why it failed,
-- and the upload itself until the copy is there or somebody takes the ad off.
alter table ad
    add column state text not null default 'READY' constraint ck_ad_state check (state in ('READY', 'PREPARING', 'FAILED')),
    add column source_key text,
    add column prepared_percent integer not null default 0 constraint ck_ad_prepared_percent check (prepared_percent between 0 and 100),
    add column failure text,
    add constraint ck_ad_source_key check (state = 'READY' or source_key is not null),
    add constraint ck_ad_failure check ((state = 'FAILED') = (failure is not null));
