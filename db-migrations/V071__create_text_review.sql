-- That somebody of the tenant read a language's texts and answers for them: exactly those whose digest stands here.
create table text_review (
    tenant_id uuid not null,
    id uuid not null,
    language text not null,
    text_digest bytea not null,
    reviewed_by text not null,
    reviewed_at timestamptz not null,
    constraint pk_text_review primary key (tenant_id, id),
    constraint fk_text_review_tenant_id foreign key (tenant_id) references tenant (id),
    constraint uq_text_review_language_text_digest unique (tenant_id, language, text_digest)
);
call build_wall('text_review');
