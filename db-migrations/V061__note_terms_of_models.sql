-- Whether the models behind a trace allow commercial use is a fact of its reading, however the models change later.
-- Every trace so far was read by models that allow it.
alter table emotion_trace add column commercial_use boolean not null default true;
alter table emotion_trace alter column commercial_use drop default;
