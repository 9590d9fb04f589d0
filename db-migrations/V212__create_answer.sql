-- What somebody was asked and what they said to it: written as it is shown, answered once by one, and gone with its visit.
create table answer (
    tenant_id uuid not null,
    id uuid not null,
    visit_id uuid not null,
    ad_id uuid,
    question text not null,
    survey_version integer not null,
    language text not null,
    shown integer[] not null default '{}',
    shown_at timestamptz not null,
    chosen integer[] not null default '{}',
    number integer,
    unsure boolean not null default false,
    words text,
    answered_at timestamptz,
    constraint pk_answer primary key (tenant_id, id),
    constraint fk_answer_visit_id foreign key (tenant_id, visit_id) references visit (tenant_id, id) on delete cascade,
    constraint fk_answer_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint uq_answer_question unique nulls not distinct (tenant_id, visit_id, question, ad_id)
);
create index ix_answer_ad_id on answer (tenant_id, ad_id);
call build_wall('answer');
