-- Why: a letter could not be answered. A caseworker notes that she read what happened, and writes notes to the operators,
-- who answer there; a note is plain text and sealed.
create table case_read (
    referral bigint not null references referral,
    reader text not null,
    read_at timestamptz not null,
    primary key (referral, reader)
);
comment on table case_read is 'What was acknowledged on the page of a case (presa visione)';
comment on column case_read.referral is 'Which case (segnalazione)';
comment on column case_read.reader is 'By whom: caseworker:<id>, mailbox:<partner>, referral:<id> (da chi)';
comment on column case_read.read_at is 'When last (letto il)';

create table case_note (
    id bigint generated always as identity primary key,
    referral bigint not null references referral,
    written_by text not null,
    written_at timestamptz not null,
    words bytea not null,
    seen_at timestamptz,
    seen_by text
);
create index case_note_of on case_note (referral, id);
create index case_note_unseen on case_note (id) where seen_at is null;
comment on table case_note is 'Notes between the reader of a case and the operators (note su un caso)';
comment on column case_note.id is 'Internal id';
comment on column case_note.referral is 'Which case (segnalazione)';
comment on column case_note.written_by is 'caseworker:<id>, mailbox:<partner>, referral:<id> or operator:<name> (scritta da)';
comment on column case_note.written_at is 'When (scritta il)';
comment on column case_note.words is 'Its text, sealed about "case-note:<referral>" (testo)';
comment on column case_note.seen_at is 'When an operator took note of it, null while none has; at once for an operator''s own (vista il)';
comment on column case_note.seen_by is 'operator:<name> (vista da)';
