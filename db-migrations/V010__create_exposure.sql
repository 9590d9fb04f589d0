-- One playing of one ad to one respondent, in the order drawn for the visit.
create table exposure (
    tenant_id uuid not null,
    id uuid not null,
    session_id uuid not null,
    ad_id uuid not null,
    position integer not null,
    state text not null constraint ck_exposure_state check (state in ('PLANNED', 'PLAYING', 'RECORDED', 'INVALID')),
    invalid_reason text,
    played_at timestamptz,
    constraint pk_exposure primary key (tenant_id, id),
    constraint fk_exposure_session_id foreign key (tenant_id, session_id)
        references respondent_session (tenant_id, id) on delete cascade,
    constraint fk_exposure_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint uq_exposure_position unique (tenant_id, session_id, position)
);
create index ix_exposure_ad_id on exposure (tenant_id, ad_id);
call build_wall('exposure');
