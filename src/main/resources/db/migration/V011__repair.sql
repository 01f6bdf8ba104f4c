-- Why: a refused line can be corrected or read again by an operator, one or many, and everybody can see by which version
-- of a mapping a line was answered; what was refused is forgotten after 30 days (SAFETY P14); and a partner that has gone
-- silent is noticed.
alter table envelope_line add column mapping_version text;
comment on column envelope_line.mapping_version is 'The mapping''s version that answered the line when it was settled again, null when it was the envelope''s (versione del tracciato)';
-- What can still be settled again, and is to be forgotten.
create index envelope_line_kept on envelope_line (envelope, number)
    where verdict in ('REFUSED', 'DELAYED') and content is not null;
create index envelope_of_partner on envelope (partner, received_at);
create index problem_of_code on problem (code, envelope);

create table line_correction (
    id bigint generated always as identity primary key,
    envelope bigint not null,
    line int not null,
    fields text[] not null,
    corrected_at timestamptz not null default now(),
    corrected_by text not null,
    foreign key (envelope, line) references envelope_line (envelope, number)
);
create index line_correction_of_line on line_correction (envelope, line);
comment on table line_correction is 'Who corrected which fields of a line, never their values (correzioni)';
comment on column line_correction.id is 'Internal id';
comment on column line_correction.envelope is 'The envelope (busta)';
comment on column line_correction.line is 'Number of the line (riga)';
comment on column line_correction.fields is 'The sender''s own names of the fields that were given another value (campi)';
comment on column line_correction.corrected_at is 'When (corretta il)';
comment on column line_correction.corrected_by is 'operator:<name> (corretta da)';

create table replay (
    id bigint generated always as identity primary key,
    asked_at timestamptz not null default now(),
    asked_by text not null,
    partner text not null,
    envelope bigint references envelope,
    problem text,
    field text,
    last_envelope bigint not null,
    total int not null,
    done int not null default 0,
    mended int not null default 0,
    failed int not null default 0,
    after_envelope bigint not null default 0,
    after_line int not null default 0,
    stopped_at timestamptz,
    stopped_by text,
    finished_at timestamptz,
    check (done between 0 and total)
);
create index replay_open on replay (id) where stopped_at is null and finished_at is null;
comment on table replay is 'Many refused lines, settled again batch by batch (riletture)';
comment on column replay.id is 'Internal id';
comment on column replay.asked_at is 'When it was asked for (chiesta il)';
comment on column replay.asked_by is 'operator:<name> (chiesta da)';
comment on column replay.partner is 'Whose lines (mittente)';
comment on column replay.envelope is 'Only lines of this envelope, null for all (busta)';
comment on column replay.problem is 'Only lines with this problem code, null for all (problema)';
comment on column replay.field is 'Only lines with a problem in this field, null for all (campo)';
comment on column replay.last_envelope is 'The newest envelope when it began: later ones are not its matter (ultima busta)';
comment on column replay.total is 'How many lines it is about, counted when it began (righe)';
comment on column replay.done is 'How many of them it has passed (righe fatte)';
comment on column replay.mended is 'How many of these are not refused any more (righe sistemate)';
comment on column replay.failed is 'How many could not be settled for a reason of ours and stay as they were (righe non riuscite)';
comment on column replay.after_envelope is 'Envelope of the last line it passed (ultima busta fatta)';
comment on column replay.after_line is 'Number of the last line it passed (ultima riga fatta)';
comment on column replay.stopped_at is 'When an operator stopped it (fermata il)';
comment on column replay.stopped_by is 'operator:<name> (fermata da)';
comment on column replay.finished_at is 'When nothing was left to do (finita il)';

create table partner_watch (
    partner text primary key,
    known_since timestamptz not null default now(),
    silence_told_at timestamptz
);
comment on table partner_watch is 'Since when the hub knows a partner, and whether its silence was told (sorveglianza dei mittenti)';
comment on column partner_watch.partner is 'Id of the partner''s file (mittente)';
comment on column partner_watch.known_since is 'When the hub first ran with this partner: who never sent anything is silent since then (noto dal)';
comment on column partner_watch.silence_told_at is 'When its present silence was told, null while it is not silent (silenzio segnalato il)';
