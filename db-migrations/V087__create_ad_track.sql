-- An ad's captions and descriptions, one text a language and kind, as WebVTT that was checked when it came in.
create table ad_track (
    tenant_id uuid not null,
    id uuid not null,
    ad_id uuid not null,
    kind text not null constraint ck_ad_track_kind check (kind in ('CAPTIONS', 'DESCRIPTIONS')),
    language text not null,
    body text not null,
    cues integer not null,
    created_at timestamptz not null,
    constraint pk_ad_track primary key (tenant_id, id),
    constraint fk_ad_track_ad_id foreign key (tenant_id, ad_id) references ad (tenant_id, id) on delete cascade,
    constraint uq_ad_track_ad_id_kind_language unique (tenant_id, ad_id, kind, language)
);
call build_wall('ad_track');
