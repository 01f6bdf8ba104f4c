-- Why: a person's way to work is a row of stamps (days told to us), a contract is a placement, and everything that is
-- told of either is an outcome: kept once, stamped once, then told to whoever referred the person.
-- Who told each day of a path stands in outcome.teller, so a path keeps no second copy of it.

create table path (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    proposal bigint unique references proposal,
    vacancy bigint references vacancy,
    opened_at timestamptz not null default now(),
    proposed_on date,
    interviewed_on date,
    no_show_on date,
    oriented_on date,
    in_course_on date,
    secondment_started_on date,
    secondment_ended_on date,
    hired_on date,
    ended_on date,
    found_work_alone_on date,
    returned_on date,
    not_taken_on date,
    closed_on date
);
create index path_of_person on path (beneficiary);
comment on table path is 'The way of one person towards one job (percorso). Each stamp is the latest day told for it.';
comment on column path.id is 'Internal id';
comment on column path.beneficiary is 'Whose way it is (persona iscritta)';
comment on column path.proposal is 'The accepted proposal it began with, null when it began without one (proposta)';
comment on column path.vacancy is 'The vacancy it leads to, null when unknown (offerta di lavoro)';
comment on column path.opened_at is 'When the hub opened it (aperto il)';
comment on column path.proposed_on is 'Day an operator accepted the proposal (proposta accettata il)';
comment on column path.interviewed_on is 'Day of the latest interview (colloquio del)';
comment on column path.no_show_on is 'Day of the latest interview the person missed (non si è presentata/o il)';
comment on column path.oriented_on is 'Day of the orientation (orientamento del)';
comment on column path.in_course_on is 'Day a training course began (corso iniziato il)';
comment on column path.secondment_started_on is 'Day the secondment began (distacco formativo iniziato il)';
comment on column path.secondment_ended_on is 'Day the secondment ended (distacco formativo concluso il)';
comment on column path.hired_on is 'Day of the latest hire (assunzione del)';
comment on column path.ended_on is 'Day the contract ended (rapporto concluso il)';
comment on column path.found_work_alone_on is 'Day the person found work by herself (lavoro trovato in autonomia il)';
comment on column path.returned_on is 'Day she returned to her post in the cooperative (rientro in cooperativa il)';
comment on column path.not_taken_on is 'Day it was told that the company did not take her on (mancata assunzione il)';
comment on column path.closed_on is 'Day it was closed without work (chiuso il)';

create table outcome (
    id bigint generated always as identity primary key,
    code text not null unique,
    beneficiary bigint not null references beneficiary,
    about text not null,
    proposal bigint references proposal,
    path bigint references path,
    kind text not null,
    on_date date not null,
    contract_type text,
    until date,
    teller text not null,
    external_id_index bytea,
    told_us_at timestamptz not null,
    stamped_at timestamptz,
    feed_position bigint unique
);
create unique index outcome_same_number on outcome (teller, external_id_index) where external_id_index is not null;
create unique index outcome_same_event on outcome
    (beneficiary, proposal, kind, on_date, teller, (case when kind = 'CLOSED' then about end)) nulls not distinct;
create sequence outcome_feed;
comment on table outcome is 'Something that became of a person''s path, as told to us (esito)';
comment on column outcome.id is 'Internal id';
comment on column outcome.code is 'Public code, O-… (codice)';
comment on column outcome.beneficiary is 'Whose outcome it is (persona iscritta)';
comment on column outcome.about is 'The code under which it was told: R-… a referral or M-… a proposal (riferimento)';
comment on column outcome.proposal is 'The proposal it is about, null when told about a referral (proposta)';
comment on column outcome.path is 'The path it stamped, null when there was none (percorso)';
comment on column outcome.kind is 'What happened, a word of OutcomeKind (tipo di esito)';
comment on column outcome.on_date is 'The day it happened; for work of a protected person the first of its month (data)';
comment on column outcome.contract_type is 'Kind of contract, for HIRED only, never for a protected person (tipologia contrattuale)';
comment on column outcome.until is 'Last day of a fixed-term contract (scadenza)';
comment on column outcome.teller is 'Who told it: partner:<id> or operator:<name> (comunicato da)';
comment on column outcome.external_id_index is 'Keyed HMAC of the teller''s own number for it, per teller; null when it has none (numero del mittente)';
comment on column outcome.told_us_at is 'When we were told (comunicato il)';
comment on column outcome.stamped_at is 'When it was stamped on path and placement (registrato il)';
comment on column outcome.feed_position is 'Its place in the partners'' feed, given in order of commit (posizione)';
comment on sequence outcome_feed is 'Places in the partners'' feed; drawn under a lock so that no later place is seen before an earlier one';
comment on index outcome_same_number is 'The same number told twice by one teller is one outcome';
comment on index outcome_same_event is 'The same event told twice by one teller is one outcome; each referral is closed by itself';

-- The one place that says what a service may know (SAFETY P18): what was told after its referral came, not the closing
-- of another service's referral, and nothing but its own closing once it took the referral back.
-- A record is merged once at most, into one that stands (see beneficiary.merged_into). Each join is told as two equal
-- columns, so that indexes answer it from either side: which referrals an outcome concerns, which outcomes a referral.
create view known_outcome with (security_invoker = true) as
    select o.id as outcome, r.id as referral, r.code as referral_code, r.partner, r.beneficiary as person
    from outcome o join beneficiary b on b.id = o.beneficiary
    join referral r on r.beneficiary = b.id or r.beneficiary = b.merged_into
    where o.told_us_at >= r.received_at
      and (o.kind <> 'CLOSED' or o.about not like 'R-%' or o.about = r.code)
      and (r.withdrawn_at is null or (o.kind = 'CLOSED' and o.about = r.code));
comment on view known_outcome is 'Which referral may hear of which outcome (esiti per segnalazione)';
comment on column known_outcome.outcome is 'What is told (esito)';
comment on column known_outcome.referral is 'The referral that it answers (segnalazione)';
comment on column known_outcome.referral_code is 'Its public code, R-… (codice)';
comment on column known_outcome.partner is 'The service of that referral (servizio inviante)';
comment on column known_outcome.person is 'Who it is about, as she stands today (persona iscritta)';

create table placement (
    id bigint generated always as identity primary key,
    code text not null unique,
    beneficiary bigint not null references beneficiary,
    path bigint references path,
    vacancy bigint references vacancy,
    company text,
    employees int,
    sector text,
    contract_type text,
    started_on date not null,
    until date,
    ended_on date,
    first boolean not null default false,
    told_by text not null,
    unique nulls not distinct (beneficiary, path, started_on)
);
comment on table placement is 'One contract of one person (inserimento lavorativo). Of a protected person only month and sector are kept.';
comment on column placement.id is 'Internal id';
comment on column placement.code is 'Public code, P-… (codice)';
comment on column placement.beneficiary is 'Who was hired (persona iscritta)';
comment on column placement.path is 'The path that led to it, null when none did (percorso)';
comment on column placement.vacancy is 'The vacancy it fills, null when unknown or protected (offerta di lavoro)';
comment on column placement.company is 'Name of the company as of the hire, null when unknown or protected (impresa)';
comment on column placement.employees is 'Its employees as of the hire: the size class follows from them (addetti)';
comment on column placement.sector is 'Its sector as of the hire (settore)';
comment on column placement.contract_type is 'Kind of contract, null when protected (tipologia contrattuale)';
comment on column placement.started_on is 'First day; of a protected person the first of its month (data di inizio)';
comment on column placement.until is 'Last day agreed for a fixed-term contract (scadenza)';
comment on column placement.ended_on is 'Day it ended, null while it lasts (data di fine)';
comment on column placement.first is 'Whether it is the person''s first placement, by its first day (primo inserimento)';
comment on column placement.told_by is 'Who told the hire: partner:<id> or operator:<name> (comunicato da)';
