-- An attempt that finds the models away has not failed: it waits and goes on as the same attempt.
alter table coding_attempt drop constraint ck_coding_attempt_outcome;
alter table coding_attempt add constraint ck_coding_attempt_outcome
    check (outcome in ('CODED', 'FAILED', 'REFUSED', 'POSTPONED'));
