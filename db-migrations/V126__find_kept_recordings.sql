-- Videos are deleted once they are read unless a campaign keeps them: what is kept is looked for among few, not among all.
create index ix_recording_kept on recording (tenant_id, exposure_id) where state = 'CODED' and video_deleted_at is null;
