-- Why: a message is accepted only when it is committed here, line by line, so that nothing accepted is ever lost
-- (SAFETY G1, G2), every line has its own answer, and a crash resumes at the line where it stood.
create table envelope (
    id bigint generated always as identity primary key,
    code text not null unique,
    partner text not null,
    channel text not null,
    mapping text not null,
    mapping_version text not null,
    produces text not null,
    file_name_sealed bytea,
    idempotency_key text,
    as_of timestamptz not null,
    sent_at timestamptz not null,
    received_at timestamptz not null default now(),
    content_hash bytea,
    size_bytes bigint not null default 0,
    lines int not null default 0,
    settled int not null default 0,
    refusal_code text,
    refusal_line int,
    refusal_field text,
    completed_at timestamptz,
    receipt_written_at timestamptz,
    check (settled between 0 and lines)
);
-- The same delivery again (we crashed before its file was moved) is the same envelope; the same bytes sent later are a
-- new message, A, B, A being three (SAFETY G4). A corrected mapping may read the same delivery anew.
create unique index envelope_delivery on envelope (partner, content_hash, sent_at, mapping, mapping_version);
create unique index envelope_request on envelope (partner, idempotency_key) where idempotency_key is not null;
comment on table envelope is 'What arrived, once: a file, a request or a form (busta)';
comment on column envelope.id is 'Internal id';
comment on column envelope.code is 'Public code, E-… (codice)';
comment on column envelope.partner is 'Who sent it: id of the partner''s file (mittente)';
comment on column envelope.channel is 'How it came: sftp, rest, form (canale)';
comment on column envelope.mapping is 'The mapping that read it, api for the hub''s own layout (tracciato)';
comment on column envelope.mapping_version is 'Hash of the mapping''s files when it was read (versione del tracciato)';
comment on column envelope.produces is 'What its lines are: referral, vacancy, outcome (contenuto)';
comment on column envelope.file_name_sealed is 'The sender''s file name, sealed: it may hold a person''s name (nome del file)';
comment on column envelope.idempotency_key is 'The sender''s own key for this request, null where it gave none (chiave di idempotenza)';
comment on column envelope.as_of is 'The moment the message speaks of (alla data)';
comment on column envelope.sent_at is 'When the sender made it: a file''s modification time, else when it came (prodotta il)';
comment on column envelope.received_at is 'When it was accepted (ricevuta il)';
comment on column envelope.content_hash is 'SHA-256 over all its bytes, known when they were read; the bytes are not kept (impronta)';
comment on column envelope.size_bytes is 'How many bytes it had (dimensione)';
comment on column envelope.lines is 'How many lines it has, 0 when it was refused as a whole (righe)';
comment on column envelope.settled is 'How many of them have their answer (righe evase)';
comment on column envelope.refusal_code is 'Why it cannot be read at all, null when it can (motivo del rifiuto)';
comment on column envelope.refusal_line is 'Where, 0 when there is no such place (riga del rifiuto)';
comment on column envelope.refusal_field is 'Which column is meant, never a value (campo del rifiuto)';
comment on column envelope.completed_at is 'When its last line had its answer (completata il)';
comment on column envelope.receipt_written_at is 'When its receipt was last put into the sender''s folder (ricevuta scritta il)';

create table envelope_line (
    envelope bigint not null references envelope,
    number int not null,
    content bytea,
    verdict text,
    record_code text,
    settled_at timestamptz,
    primary key (envelope, number)
);
comment on table envelope_line is 'The lines of what arrived, only the values that the mapping names (righe della busta)';
comment on column envelope_line.envelope is 'The envelope it came in (busta)';
comment on column envelope_line.number is 'Where it stands in the sender''s file, the header being line 1 (numero di riga)';
comment on column envelope_line.content is 'Its mapped values, sealed; gone once recorded, kept while there is a problem to correct (contenuto)';
comment on column envelope_line.verdict is 'RECORDED, UPDATED, UNCHANGED, REFUSED or DELAYED; null while it waits (esito)';
comment on column envelope_line.record_code is 'Public code of what it became, R-…, V-…, O-… (codice assegnato)';
comment on column envelope_line.settled_at is 'When it had its answer (evasa il)';

create table problem (
    envelope bigint not null,
    line int not null,
    ordinal int not null,
    field text not null,
    code text not null,
    hint text,
    primary key (envelope, line, ordinal),
    foreign key (envelope, line) references envelope_line (envelope, number)
);
comment on table problem is 'What is wrong with lines, as their sender is told: where and which rule, never the value (righe da correggere)';
comment on column problem.envelope is 'The envelope (busta)';
comment on column problem.line is 'Number of the line (riga)';
comment on column problem.ordinal is 'Which of the line''s problems, from 1 (progressivo)';
comment on column problem.field is 'The sender''s own name of the field, empty when the whole line is meant (campo)';
comment on column problem.code is 'Which rule: a problem code (codice del problema)';
comment on column problem.hint is 'What would be right, in general words, null when the code says it (suggerimento)';
