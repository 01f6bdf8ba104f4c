-- Why: what is known of a protected person must not lie where everybody's records lie (SAFETY P2). It stands in a schema
-- of its own; the hub's login sees nothing there before it takes one of two roles, and of these the one for people who
-- open a record sees what is theirs (P4). The rules bind the tables' owner too. In the ordinary tables stays a row that
-- tells nothing: a random code, whose service's case it is, and the stamps that the line needs.
-- What was recorded before is sealed with other keys, so the hub moves it when it starts.
create schema ${schema}_protected;
grant usage on schema ${schema}_protected to ${hub}_line, ${hub}_reader;

create table ${schema}_protected.protected_person (
    beneficiary bigint primary key references beneficiary,
    partner text not null,
    data_key bytea not null,
    identity bytea not null,
    profile jsonb not null,
    reference_operator text,
    deputy text,
    excluded text[] not null default '{}',
    assigned_at timestamptz
);
comment on table ${schema}_protected.protected_person is 'What is known of a protected person, and who may open it (persona protetta)';
comment on column ${schema}_protected.protected_person.beneficiary is 'Her row in the ordinary table (persona iscritta)';
comment on column ${schema}_protected.protected_person.partner is 'The service that asked for her protection (servizio inviante)';
comment on column ${schema}_protected.protected_person.data_key is 'Her own key, wrapped by the key for protected people (chiave)';
comment on column ${schema}_protected.protected_person.identity is 'Sealed JSON of the service''s reference and the age band, about "beneficiary:<code>" (identità)';
comment on column ${schema}_protected.protected_person.profile is 'What she brings to a job and what a record left that she be spared, codes and keyed hashes only (profilo)';
comment on column ${schema}_protected.protected_person.reference_operator is 'Who follows her: account name; null while nobody could be assigned (operatrice di riferimento)';
comment on column ${schema}_protected.protected_person.deputy is 'Who stands in: account name; null without one (sostituta)';
comment on column ${schema}_protected.protected_person.excluded is 'Account names that the service keeps from her record, also in an emergency (escluse)';
comment on column ${schema}_protected.protected_person.assigned_at is 'When her reference operator was last assigned (assegnata il)';

create table ${schema}_protected.protected_referral (
    referral bigint primary key references referral,
    case_document bytea,
    reason text,
    guard jsonb not null
);
comment on table ${schema}_protected.protected_referral is 'What a service told in the referral of a protected person (segnalazione di persona protetta)';
comment on column ${schema}_protected.protected_referral.referral is 'Its row in the ordinary table (segnalazione)';
comment on column ${schema}_protected.protected_referral.case_document is 'Sealed JSON of the service''s own number and of the number for letters, with her key, about "referral:<code>" (documento di pratica)';
comment on column ${schema}_protected.protected_referral.reason is 'Why she is referred, a word of ReferralReason (motivo)';
comment on column ${schema}_protected.protected_referral.guard is 'What this referral asks to spare her: limits, and exclusions as keyed hashes (limitazioni ed esclusioni)';

create table ${schema}_protected.emergency_opening (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    operator text not null,
    reason text not null check (length(reason) >= 20),
    opened_at timestamptz not null,
    until timestamptz not null,
    check (until > opened_at)
);
create index emergency_opening_of on ${schema}_protected.emergency_opening (beneficiary, until);
comment on table ${schema}_protected.emergency_opening is 'Records opened in an emergency by who is not assigned to them, never changed (accessi di emergenza)';
comment on column ${schema}_protected.emergency_opening.id is 'Internal id, in order';
comment on column ${schema}_protected.emergency_opening.beneficiary is 'Whose record (persona protetta)';
comment on column ${schema}_protected.emergency_opening.operator is 'Who opened it: account name (operatrice)';
comment on column ${schema}_protected.emergency_opening.reason is 'Why, in her own words (motivo)';
comment on column ${schema}_protected.emergency_opening.opened_at is 'When (aperto il)';
comment on column ${schema}_protected.emergency_opening.until is 'Until when it is open to her (aperto fino al)';

create table ${schema}_protected.emergency_notice (
    id bigint generated always as identity primary key,
    opening bigint not null references ${schema}_protected.emergency_opening,
    addressee text not null check (addressee in ('OFFICER', 'CENTRE')),
    told_at timestamptz,
    unique (opening, addressee)
);
comment on table ${schema}_protected.emergency_notice is 'Mails that tell of an emergency opening, without any name (avvisi di accesso)';
comment on column ${schema}_protected.emergency_notice.id is 'Internal id';
comment on column ${schema}_protected.emergency_notice.opening is 'Which opening (accesso)';
comment on column ${schema}_protected.emergency_notice.addressee is 'OFFICER: the data protection officer; CENTRE: the technical contact of the referring service (a chi)';
comment on column ${schema}_protected.emergency_notice.told_at is 'When a mail server took it, null while nobody was told (inviato il)';

grant select, insert, update, delete on ${schema}_protected.protected_person, ${schema}_protected.protected_referral
    to ${hub}_line;
grant select, insert on ${schema}_protected.emergency_opening to ${hub}_line;
grant select, insert, update on ${schema}_protected.emergency_notice to ${hub}_line;
grant select on ${schema}_protected.protected_person, ${schema}_protected.protected_referral,
    ${schema}_protected.emergency_opening to ${hub}_reader;
-- whose a referral is, and under which code she stands, is in the ordinary rows
grant usage on schema ${schema} to ${hub}_reader, ${hub}_line;
grant select (id, beneficiary) on referral to ${hub}_reader, ${hub}_line;
grant select (id, code) on beneficiary to ${hub}_reader, ${hub}_line;

alter table ${schema}_protected.protected_person enable row level security, force row level security;
alter table ${schema}_protected.protected_referral enable row level security, force row level security;
alter table ${schema}_protected.emergency_opening enable row level security, force row level security;
alter table ${schema}_protected.emergency_notice enable row level security, force row level security;

create policy line on ${schema}_protected.protected_person to ${hub}_line using (true);
create policy line on ${schema}_protected.protected_referral to ${hub}_line using (true);
create policy line on ${schema}_protected.emergency_opening to ${hub}_line using (true);
create policy line on ${schema}_protected.emergency_notice to ${hub}_line using (true);

create policy own on ${schema}_protected.emergency_opening for select to ${hub}_reader
    using (operator = current_setting('ponte.operator', true));
create policy hers on ${schema}_protected.protected_person for select to ${hub}_reader
    using (not (current_setting('ponte.operator', true) = any (excluded))
           and (current_setting('ponte.operator', true) in (reference_operator, deputy)
                or exists (select from ${schema}_protected.emergency_opening o
                           where o.beneficiary = protected_person.beneficiary and o.until > now())));
create policy hers on ${schema}_protected.protected_referral for select to ${hub}_reader
    using (exists (select from ${schema}.referral r
                   join ${schema}_protected.protected_person p on p.beneficiary = r.beneficiary
                   where r.id = protected_referral.referral));

-- why she fits a job is worked out when her reference operator asks
update proposal set reasons = '[]' where of_protected;

alter table vault_check add column protected_sealed bytea;
comment on column vault_check.protected_sealed is 'The same text sealed with protected.keyset, about "vault_check"; null before its first use (testo cifrato)';
