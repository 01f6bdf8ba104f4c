-- Why: every stage finds its work in a table, so that a crash anywhere, or a lost broker, loses nothing;
-- and operators sign in from the first day.
-- The hub's own role owns no table: it may read and write rows, it may not change the shape of the record.
grant usage on schema ${schema} to ${hub};
alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${hub};
alter default privileges in schema ${schema} grant usage, select on sequences to ${hub};

create table work (
    id bigint generated always as identity primary key,
    stage text not null,
    subject bigint not null,
    first_line int not null default 0,
    last_line int not null default 0,
    added_at timestamptz not null default now(),
    attempts int not null default 0,
    next_attempt_at timestamptz not null default now(),
    failure text,
    set_aside_at timestamptz
);
create index work_waiting on work (stage, id) where set_aside_at is null;
comment on table work is 'What waits to be done, and what failed (lavoro in attesa). A row is removed when it is done.';
comment on column work.id is 'Internal id';
comment on column work.stage is 'Which stage of the line does it (fase)';
comment on column work.subject is 'Id of the row that the stage works on (oggetto)';
comment on column work.first_line is 'First line of the subject, 0 when the work is about all of it (prima riga)';
comment on column work.last_line is 'Last line of the subject, included (ultima riga)';
comment on column work.added_at is 'When it became necessary (inserito il)';
comment on column work.attempts is 'Failed tries so far (tentativi)';
comment on column work.next_attempt_at is 'Not to be tried before (prossimo tentativo)';
comment on column work.failure is 'Class name of the last exception, never its message (errore)';
comment on column work.set_aside_at is 'When the hub gave up and an operator must look (messo da parte il)';

create table operator (
    name text primary key,
    password_hash text not null,
    token_sha256 bytea unique,
    made_at timestamptz not null default now(),
    must_change boolean not null default true
);
comment on table operator is 'Who may sign in to the operators'' area (operatori)';
comment on column operator.name is 'Sign-in name (nome utente)';
comment on column operator.password_hash is 'Argon2id hash of the password';
comment on column operator.token_sha256 is 'SHA-256 of the personal token for the REST face, if one was made';
comment on column operator.made_at is 'When the account was made (creato il)';
comment on column operator.must_change is 'True while the one-time password was not replaced';

create table switch (
    name text primary key,
    turned_at timestamptz not null default now(),
    turned_by text not null
);
comment on table switch is 'Switches an operator has turned on; a missing row means off (interruttori)';
comment on column switch.name is 'LETTERS_PAUSED: no letter leaves the hub (comunicazioni sospese)';
comment on column switch.turned_at is 'When it was turned on (attivato il)';
comment on column switch.turned_by is 'Who turned it on (attivato da)';
