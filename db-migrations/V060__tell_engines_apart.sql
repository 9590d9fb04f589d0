-- Two engines read an exposure in one revision; current stays the one trace that aggregates and pages use.
alter table emotion_trace add column engine text not null default 'FRAME'
    constraint ck_emotion_trace_engine check (engine in ('FRAME', 'SEQUENCE'));
alter table emotion_trace alter column engine drop default;
alter table emotion_trace drop constraint uq_emotion_trace_revision;
alter table emotion_trace add constraint uq_emotion_trace_revision unique (tenant_id, exposure_id, engine, revision);
