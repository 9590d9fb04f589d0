-- Most bytes that a recording may hold, set when it begins: all of a visit's recordings keep to its quota together.
alter table recording add column limit_bytes bigint not null default 134217728;
alter table recording alter column limit_bytes drop default;
