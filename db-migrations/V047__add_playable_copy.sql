-- A kept recording gets a copy that players can seek in; its media type says that the copy is there.
alter table recording add column playable_type text;
