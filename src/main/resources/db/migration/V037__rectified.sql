-- Why: what is wrong about a person is set right when she asks (GDPR art. 16), and must stay so: the service that told it may
-- send the same old file every month. So of each fact that was set right a keyed hash of the wrong value is kept; a message
-- that tells it again is asked about, and does not undo it.
alter table earlier_version
    add column rectified_by text,
    add column rectified_why text,
    add constraint earlier_version_rectified check ((rectified_by is null) = (rectified_why is null));
comment on column earlier_version.rectified_by is 'Which operator set the record right, operator:<name>; null where a message changed it (rettificata da)';
comment on column earlier_version.rectified_why is 'On what ground, a word of RectificationReason (motivo della rettifica)';

create table rectified_fact (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    field text not null,
    wrong bytea,
    rectified_at timestamptz not null,
    unique (beneficiary, field, wrong)
);
comment on table rectified_fact is 'Facts of people that an operator set right (dati rettificati)';
comment on column rectified_fact.id is 'Internal id';
comment on column rectified_fact.beneficiary is 'Whose record; of a merged one, it holds for whom it was merged into (persona iscritta)';
comment on column rectified_fact.field is 'Which fact, a word of RectifiedField (dato)';
comment on column rectified_fact.wrong is 'Keyed HMAC of what the record said wrongly; null where it said nothing (valore errato)';
comment on column rectified_fact.rectified_at is 'When: what a message tells as of an earlier moment does not count (rettificato il)';

create table repeated_mistake (
    fact bigint not null references rectified_fact on delete cascade,
    referral bigint not null references referral,
    repeated_at timestamptz not null,
    answered_at timestamptz,
    answered_by text,
    primary key (fact, referral),
    check ((answered_at is null) = (answered_by is null))
);
create index repeated_mistake_open on repeated_mistake (repeated_at) where answered_at is null;
create index repeated_mistake_by on repeated_mistake (referral);
comment on table repeated_mistake is 'Newer messages that told a wrong value again: each referral is asked about once (errori ripetuti)';
comment on column repeated_mistake.fact is 'What had been set right (dato rettificato)';
comment on column repeated_mistake.referral is 'In which referral it was told again (segnalazione)';
comment on column repeated_mistake.repeated_at is 'When it was heard first (ripetuto il)';
comment on column repeated_mistake.answered_at is 'When an operator said that the record stays as it is; null while nobody did (deciso il)';
comment on column repeated_mistake.answered_by is 'operator:<name> (deciso da)';
