-- A campaign that is through can leave the list without being lost; one that takes people in cannot.
alter table campaign add column archived_at timestamptz;
alter table campaign add constraint ck_campaign_archived_at
    check (archived_at is null or status <> 'IN_FIELDWORK');
