-- The sample's curves are generated, not read from recordings: a new version of the formulas changes nothing about them, and
-- nothing could read them again.
alter table emotion_trace no force row level security;
update emotion_trace set spec_version = 2
where spec_version = 1 and models = 'sample-generator 1 (made-up curves; no model read them)';
alter table emotion_trace force row level security;
