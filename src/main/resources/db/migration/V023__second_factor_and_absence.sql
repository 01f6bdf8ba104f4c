-- Why: a password that somebody saw must not open what the hub knows of protected people, nor the accounts; so a second
-- factor is asked for. And who is away, or leaves, must not leave people waiting: somebody else sees what waits for her.
create table second_factor (
    operator text primary key references operator,
    sealed_secret bytea not null,
    last_step bigint not null,
    enrolled_at timestamptz not null
);
comment on table second_factor is 'The authenticator application of an operator, RFC 6238 (secondo fattore)';
comment on column second_factor.operator is 'Whose it is (operatore)';
comment on column second_factor.sealed_secret is 'The shared secret, sealed with the hub''s key (segreto)';
comment on column second_factor.last_step is 'The 30 seconds, counted from 1970, of the code used last: a code is used once (ultimo passo)';
comment on column second_factor.enrolled_at is 'When it was set up (attivato il)';

create table recovery_code (
    operator text not null references operator,
    code_index bytea not null,
    used_at timestamptz,
    primary key (operator, code_index)
);
comment on table recovery_code is 'Codes for whoever lost her telephone; each is used once (codici di recupero)';
comment on column recovery_code.operator is 'Whose code it is (operatore)';
comment on column recovery_code.code_index is 'Keyed hash of the code; the code itself is not kept (impronta)';
comment on column recovery_code.used_at is 'When it was used (usato il)';

create table absence (
    id bigint generated always as identity primary key,
    operator text not null references operator,
    from_day date not null,
    to_day date not null,
    deputy text not null references operator,
    told_at timestamptz not null,
    told_by text not null,
    check (from_day <= to_day and operator <> deputy)
);
create index absence_deputy on absence (deputy, to_day);
comment on table absence is 'Who is away, and who sees meanwhile what waits for her (assenze)';
comment on column absence.id is 'Internal id';
comment on column absence.operator is 'Who is away (operatore assente)';
comment on column absence.from_day is 'First day away (dal)';
comment on column absence.to_day is 'Last day away, included (al)';
comment on column absence.deputy is 'Who stands in for her (sostituta o sostituto)';
comment on column absence.told_at is 'When it was entered (inserita il)';
comment on column absence.told_by is 'Who entered it (inserita da)';

create table queue_handover (
    from_operator text primary key references operator,
    to_operator text not null references operator,
    handed_at timestamptz not null,
    handed_by text not null,
    check (from_operator <> to_operator)
);
create index queue_handover_to on queue_handover (to_operator);
comment on table queue_handover is 'Whose queue is somebody else''s for good, or until it is taken back (passaggi di consegne)';
comment on column queue_handover.from_operator is 'Whose queue it was (da)';
comment on column queue_handover.to_operator is 'Who has it now (a)';
comment on column queue_handover.handed_at is 'When it was handed over (passata il)';
comment on column queue_handover.handed_by is 'Who did it (passata da)';
