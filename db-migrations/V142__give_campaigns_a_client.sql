-- A campaign belongs to one client; those made so far to the tenant's first.
alter table campaign add column client_id uuid;
alter table campaign no force row level security;
update campaign set client_id = tenant_id;
alter table campaign force row level security;
alter table campaign alter column client_id set not null;
alter table campaign add constraint fk_campaign_client_id
    foreign key (tenant_id, client_id) references client (tenant_id, id);
create index ix_campaign_client_id on campaign (tenant_id, client_id);
