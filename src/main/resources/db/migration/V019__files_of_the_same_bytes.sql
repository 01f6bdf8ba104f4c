-- Why: files of the same bytes that a sender writes in the same second under several names (lists without a row, say)
-- were one delivery, and only one of them had a receipt. What the sender called it is part of which delivery it is. One
-- that was kept before this and is read again is kept again, and its lines change nothing.
alter table envelope add column file_name_index bytea not null default '';
comment on column envelope.file_name_index is 'Keyed hash of the sender''s file name, empty where it has none: tells deliveries apart (indice del nome del file)';

drop index envelope_delivery;
create unique index envelope_delivery on envelope
    (partner, channel, content_hash, sent_at, file_name_index, mapping, mapping_version);
