-- Why: the sealed name of a file, which may be a person's, stood for ever beside what arrived, also when she was forgotten.
-- It is emptied 30 days after the last answer; those that are over are found by this index. The keyed hash of the name stays:
-- by it the same delivery is known again.
create index envelope_named on envelope (completed_at) where file_name_sealed is not null;
comment on column envelope.file_name_sealed is 'The sender''s file name, sealed: it may hold a person''s name; emptied 30 days after the last answer (nome del file)';
