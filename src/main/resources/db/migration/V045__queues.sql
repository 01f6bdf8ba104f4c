-- Why: whoever follows a person answers for what waits for her; while nobody does, that must be seen, and when somebody is
-- away or leaves, her people pass to somebody else in one act. So it is written down who followed whom, from when to when.
-- Nobody is given to anybody by itself. Protected people are not here: who follows them stands with their records.
create table assigned_operator (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    operator text not null references operator,
    from_at timestamptz not null,
    given_by text not null,
    left_by text references operator,
    until_at timestamptz,
    ended_by text,
    check (until_at >= from_at and ended_by is not null or until_at is null and ended_by is null)
);
create unique index assigned_operator_open on assigned_operator (beneficiary) where until_at is null;
create index assigned_operator_beneficiary on assigned_operator (beneficiary, id);
create index assigned_operator_operator on assigned_operator (operator) where until_at is null;
comment on table assigned_operator is 'Who follows a person, from when to when; nothing about protected people (operatore di riferimento del percorso)';
comment on column assigned_operator.id is 'Internal id';
comment on column assigned_operator.beneficiary is 'Who is followed (persona iscritta)';
comment on column assigned_operator.operator is 'Who follows her (operatore)';
comment on column assigned_operator.from_at is 'From when (dal)';
comment on column assigned_operator.given_by is 'Who decided it, operator:<name>; herself where she took her on (affidata da)';
comment on column assigned_operator.left_by is 'Whose queue was handed over, and where it goes back to; null otherwise (coda passata da)';
comment on column assigned_operator.until_at is 'Until when; null while it lasts (fino al)';
comment on column assigned_operator.ended_by is 'Who ended it, operator:<name> (conclusa da)';

create view queue with (security_invoker = true) as
    select coalesce(b.merged_into, b.id) as beneficiary, a.operator, a.from_at
    from assigned_operator a join beneficiary b on b.id = a.beneficiary
    where a.until_at is null and not b.is_protected and b.forgotten_at is null
      and exists (select from operator o join operator_role r on r.operator = o.name
                  where o.name = a.operator and o.removed_at is null
                    and r.role in ('OPERATOR', 'PROTECTED_OPERATOR', 'SUPERVISOR'));
comment on view queue is 'Who follows whom now; whoever may not work with people any more follows nobody (code di lavoro)';
comment on column queue.beneficiary is 'Who is followed; of joined records the one that stays (persona iscritta)';
comment on column queue.operator is 'Who follows her (operatore)';
comment on column queue.from_at is 'From when (dal)';
