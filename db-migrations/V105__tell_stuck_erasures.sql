-- A file that nobody answers for stops the certificate; the ledger says so in words until somebody has mended it.
alter table erasure add column stuck_reason text;
