-- A third engine reads action units by rules; which engine read a trace decides with which others it is counted.
alter table emotion_trace drop constraint ck_emotion_trace_engine;
alter table emotion_trace add constraint ck_emotion_trace_engine check (engine in ('FRAME', 'SEQUENCE', 'ACTION_UNITS'));
