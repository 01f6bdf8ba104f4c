-- Why: case systems that read files get what became of their people as one, in their own layout. Which file an outcome
-- stands in is a column of its entry in the feed: it is in one or in none, whatever crashes.
create table feedback_file (
    id bigint generated always as identity primary key,
    partner text not null,
    day date not null,
    number int not null,
    made_at timestamptz not null,
    written_at timestamptz,
    lines int,
    unique (partner, day, number)
);
comment on table feedback_file is 'A file with outcomes for a partner''s own system (file degli esiti)';
comment on column feedback_file.id is 'Internal id';
comment on column feedback_file.partner is 'For whom (servizio inviante)';
comment on column feedback_file.day is 'The day in its name (giorno)';
comment on column feedback_file.number is 'The number in its name, from 1 each day (progressivo)';
comment on column feedback_file.made_at is 'When its lines were chosen (preparato il)';
comment on column feedback_file.written_at is 'When it stood in the partner''s folder, or proved to be empty (consegnato il)';
comment on column feedback_file.lines is 'How many outcomes it told, null while it waits (righe)';

alter table feed_entry add column file bigint references feedback_file;
create index feed_entry_not_filed on feed_entry (partner, position) where file is null;
create index feed_entry_file on feed_entry (file) where file is not null;
comment on column feed_entry.file is 'The file that tells it to the service''s own system, null where none does (file degli esiti)';
