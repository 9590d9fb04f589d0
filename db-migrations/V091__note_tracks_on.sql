-- Whoever reads captions looks elsewhere than who hears: what was on belongs to the playing.
-- Language of what was on; empty when the ad has some and none was on; null when it has none, or nobody asked yet.
alter table exposure add column captions text;
alter table exposure add column descriptions text;
