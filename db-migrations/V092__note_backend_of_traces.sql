-- What ran the models behind a trace, by product and version. Nobody knows it of the traces so far: null says nothing.
alter table emotion_trace add column backend text;
