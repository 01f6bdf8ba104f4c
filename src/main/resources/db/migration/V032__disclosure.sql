-- Why: a company sees a pseudonym, skills and availability until the person consents, for that vacancy, to more (SAFETY
-- P8). What is kept is the consent alone: names and numbers are read from her own record on the day they are shown.
create table disclosure (
    id bigint generated always as identity primary key,
    proposal bigint not null references proposal,
    parts text[] not null check (cardinality(parts) > 0),
    given_on date not null,
    until date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    check (until between given_on and given_on + interval '12 months'),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index disclosure_standing on disclosure (proposal) where withdrawn_at is null;
create index disclosure_proposal on disclosure (proposal);
comment on table disclosure is 'What a person lets the company of one vacancy know of her (consenso alla comunicazione)';
comment on column disclosure.id is 'Internal id';
comment on column disclosure.proposal is 'Who, for which vacancy: an accepted proposal (candidatura)';
comment on column disclosure.parts is 'To what she consents: NAME, PHONE, EMAIL (dati comunicabili)';
comment on column disclosure.given_on is 'The day on which she gave it (prestato il)';
comment on column disclosure.until is 'Its last day, twelve months later at most (valido fino al)';
comment on column disclosure.recorded_at is 'When it was recorded (registrato il)';
comment on column disclosure.recorded_by is 'Who collected it, operator:<name> (raccolto da)';
comment on column disclosure.withdrawn_at is 'When she took it back, or gave another in its place; null while neither (revocato il)';
comment on column disclosure.withdrawn_by is 'Who noted that, operator:<name> (revoca annotata da)';
comment on index disclosure_standing is 'One stands at a time';
