-- Who talks during an ad moves the mouth without any expression: the share of it is a figure of quality. Null: not known.
alter table emotion_trace add column talking real
    constraint ck_emotion_trace_talking check (talking between 0 and 1);
