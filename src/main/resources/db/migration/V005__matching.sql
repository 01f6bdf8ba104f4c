-- Why: matching proposes people for a vacancy and says why; an operator decides, and what she decided must hold: a pair
-- that was declined never comes back by itself, and an accepted one starts exactly one path.
create table proposal (
    id bigint generated always as identity primary key,
    code text not null unique,
    vacancy bigint not null references vacancy,
    beneficiary bigint not null references beneficiary,
    of_protected boolean not null,
    points int not null check (points between 0 and 1000),
    reasons jsonb not null,
    waiting_since timestamptz not null,
    proposed_at timestamptz not null,
    changed_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by text,
    declined_at timestamptz,
    declined_by text,
    decline_reason text,
    withdrawn_at timestamptz,
    unique (vacancy, beneficiary),
    check ((accepted_at is null) = (accepted_by is null)),
    check ((declined_at is null) = (declined_by is null) and (declined_at is null) = (decline_reason is null)),
    check (num_nonnulls(accepted_at, declined_at, withdrawn_at) <= 1)
);
create index proposal_beneficiary on proposal (beneficiary);
create index proposal_undecided on proposal (vacancy, points desc)
    where accepted_at is null and declined_at is null and withdrawn_at is null;
comment on table proposal is 'A person proposed for a vacancy, and what was decided (candidatura nella rosa)';
comment on column proposal.id is 'Internal id';
comment on column proposal.code is 'Public code, M-…: for a company the pseudonym of the person (codice)';
comment on column proposal.vacancy is 'For which vacancy (offerta di lavoro)';
comment on column proposal.beneficiary is 'Who is proposed (persona iscritta)';
comment on column proposal.of_protected is 'Whether the person was under protection when it was proposed; if not, it is cleared when she is (persona protetta)';
comment on column proposal.points is 'Score, 0 to 1000: the sum of the reasons'' points (punteggio)';
comment on column proposal.reasons is 'Why, as a list of criterion, asked, found, verdict, points, outOf; codes only (motivi)';
comment on column proposal.waiting_since is 'When the person enrolled: among equal points who waits longest comes first (in attesa dal)';
comment on column proposal.proposed_at is 'When it was first proposed (proposta il)';
comment on column proposal.changed_at is 'When points or reasons last changed, or it came back (modificata il)';
comment on column proposal.accepted_at is 'When an operator accepted it (accettata il)';
comment on column proposal.accepted_by is 'Who accepted it, operator:<name> (accettata da)';
comment on column proposal.declined_at is 'When an operator declined it: the pair never comes back by itself (scartata il)';
comment on column proposal.declined_by is 'Who declined it, operator:<name> (scartata da)';
comment on column proposal.decline_reason is 'Coded reason of the decline (motivo dello scarto)';
comment on column proposal.withdrawn_at is 'When matching took it back: others fit better, or the vacancy closed; it may come back (ritirata il)';
