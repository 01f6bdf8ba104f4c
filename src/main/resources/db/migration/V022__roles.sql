-- Why: not everybody who signs in may see people, and not everybody who sees people may say who signs in. So an account has
-- roles, and none of them is given by itself; a removed account keeps its name for the stamps and is never used again; and a
-- name is locked for all hubs at once. Accounts from before go on as operators, the oldest also says who may sign in.
create table operator_role (
    operator text not null references operator,
    role text not null,
    given_at timestamptz not null default now(),
    given_by text not null,
    primary key (operator, role)
);
comment on table operator_role is 'Who may do what; an account may have several roles (ruoli degli operatori)';
comment on column operator_role.operator is 'Whose role it is (operatore)';
comment on column operator_role.role is 'OPERATOR, PROTECTED_OPERATOR, SUPERVISOR, ADMINISTRATOR, AUDITOR or DATA_PROTECTION_OFFICER (ruolo)';
comment on column operator_role.given_at is 'When it was given (assegnato il)';
comment on column operator_role.given_by is 'Who gave it: operator:<name>, or hub (assegnato da)';

insert into operator_role (operator, role, given_by) select name, 'OPERATOR', 'hub' from operator;
insert into operator_role (operator, role, given_by)
select name, 'ADMINISTRATOR', 'hub' from operator order by made_at, name limit 1;

alter table operator
    add column round integer not null default 1,
    add column subject text unique,
    add column removed_at timestamptz,
    add column removed_by text;
comment on column operator.round is 'Counts what ends every session of the account; a session of an earlier round is over (giro)';
comment on column operator.subject is 'Who it is at the identity provider, issuer and subject; null for an account of our own (identità esterna)';
comment on column operator.removed_at is 'When the account was removed; the name is not given to anybody else (rimosso il)';
comment on column operator.removed_by is 'Who removed it (rimosso da)';

create table sign_in_tries (
    name text not null,
    proof text not null,
    tries integer not null,
    latest timestamptz not null,
    primary key (name, proof)
);
comment on table sign_in_tries is 'Wrong passwords and codes in a row, by which a name is locked (tentativi di accesso)';
comment on column sign_in_tries.name is 'The account; one row, named -, stands for all names that do not exist (nome utente)';
comment on column sign_in_tries.proof is 'PASSWORD or CODE: a right password must not forgive wrong codes (prova)';
comment on column sign_in_tries.tries is 'How many wrong ones in a row (tentativi)';
comment on column sign_in_tries.latest is 'When the latest wrong one came (ultimo)';
