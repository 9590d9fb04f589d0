-- An ad that a reload, a closed tab or a way back cut short is shown again, marked as a second viewing; whether that counts is the
-- campaign's rule. The interrupted exposure stays beside it, at the same place of the visit.
alter table exposure add column viewing integer not null default 1 constraint ck_exposure_viewing check (viewing in (1, 2));
alter table exposure drop constraint uq_exposure_position;
alter table exposure add constraint uq_exposure_position unique (tenant_id, visit_id, position, viewing);
alter table campaign add column count_second_viewings boolean not null default false;
