-- Some ads are nothing without their sound: who is to see one counts tones first.
alter table ad add column needs_sound boolean not null default false;

-- Whether the tones were counted rightly; null where nobody asked.
alter table respondent_session add column sound_heard boolean;
