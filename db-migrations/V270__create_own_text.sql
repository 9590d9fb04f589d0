-- A tenant's own words in place of one of the product's texts for respondents.
create table own_text (
    tenant_id uuid not null,
    id uuid not null,
    language text not null,
    text_key text not null,
    words text not null,
    replaces text not null,
    written_by text not null,
    written_at timestamptz not null,
    constraint pk_own_text primary key (tenant_id, id),
    constraint fk_own_text_tenant_id foreign key (tenant_id) references tenant (id),
    constraint uq_own_text_language_text_key unique (tenant_id, language, text_key)
);
call build_wall('own_text');
