-- A mask or a hand before the mouth hides expressions: the share of the ad in which it does is a figure of quality. Null: not known.
alter table emotion_trace add column mouth_covered real
    constraint ck_emotion_trace_mouth_covered check (mouth_covered between 0 and 1);
