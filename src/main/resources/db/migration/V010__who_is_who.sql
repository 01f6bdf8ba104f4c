-- Why: services, forms and typing errors tell of one person in several ways. Only a valid tax code or a service's own
-- number joins messages by itself; everything else is a question to an operator, whose answer can be taken back, so both
-- records, and what was told since, are kept as they would stand without it. What a record said before it changed is kept
-- too. Nothing here concerns protected people.
create table earlier_version (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    identity bytea not null,
    profile jsonb not null,
    as_of timestamptz not null,
    changed_at timestamptz not null,
    referral bigint references referral
);
create index earlier_version_of on earlier_version (beneficiary, id);
create index earlier_version_by on earlier_version (referral);
comment on table earlier_version is 'What a person''s record said before it changed (versioni precedenti); ends with her key, and when she comes under protection';
comment on column earlier_version.id is 'Internal id, in the order of the changes';
comment on column earlier_version.beneficiary is 'Whose record (persona iscritta)';
comment on column earlier_version.identity is 'Sealed JSON of who she was said to be, with her own key, about "earlier:<code>" (identità)';
comment on column earlier_version.profile is 'What she was said to bring to a job (profilo)';
comment on column earlier_version.as_of is 'Moment that this profile spoke of (riferito al)';
comment on column earlier_version.changed_at is 'Until when the record said this (modificata il)';
comment on column earlier_version.referral is 'By which referral''s message it was changed (segnalazione)';

create table comparison_key (
    key bytea not null,
    beneficiary bigint not null references beneficiary,
    primary key (key, beneficiary)
);
create index comparison_key_of on comparison_key (beneficiary);
comment on table comparison_key is 'By what people who may be the same find each other, so that only they are opened and compared (chiavi di confronto)';
comment on column comparison_key.key is 'Last 16 bytes of a keyed HMAC with a purpose of its own: of names with day of birth, of phone or e-mail with a name, of a tax code (chiave)';
comment on column comparison_key.beneficiary is 'Who has it; never a protected or merged record (persona iscritta)';

create table possible_duplicate (
    one bigint not null references beneficiary,
    other bigint not null references beneficiary,
    reasons text[] not null,
    found_at timestamptz not null,
    different_reasons text[],
    different_at timestamptz,
    different_by text,
    primary key (one, other),
    check (one < other),
    check ((different_at is null) = (different_by is null) and (different_at is null) = (different_reasons is null))
);
create index possible_duplicate_other on possible_duplicate (other);
comment on table possible_duplicate is 'Two records that may be one person: asked once, and again only for a reason that was not shown before (possibili doppioni)';
comment on column possible_duplicate.one is 'The record with the lower id (persona iscritta)';
comment on column possible_duplicate.other is 'The other record (persona iscritta)';
comment on column possible_duplicate.reasons is 'Why they may be one, words of Likeness; empty when they are alike no more (motivi)';
comment on column possible_duplicate.found_at is 'Since when (trovato il)';
comment on column possible_duplicate.different_reasons is 'The reasons that were shown when an operator said that they are two people (motivi mostrati)';
comment on column possible_duplicate.different_at is 'When she said so (diverse il)';
comment on column possible_duplicate.different_by is 'Who said so, operator:<name> (diverse secondo)';

create table duplicate_decision (
    id bigint generated always as identity primary key,
    one bigint not null references beneficiary,
    other bigint not null references beneficiary,
    decision text not null,
    reasons text[] not null,
    decided_at timestamptz not null,
    decided_by text not null
);
create index duplicate_decision_one on duplicate_decision (one);
create index duplicate_decision_other on duplicate_decision (other);
comment on table duplicate_decision is 'What operators did about two records, never changed (registro delle decisioni sui doppioni)';
comment on column duplicate_decision.id is 'Internal id, in order';
comment on column duplicate_decision.one is 'The one record (persona iscritta)';
comment on column duplicate_decision.other is 'The other record (persona iscritta)';
comment on column duplicate_decision.decision is 'OPENED (who they are was shown), SAME, DIFFERENT, SEPARATED (azione)';
comment on column duplicate_decision.reasons is 'The reasons that were shown (motivi mostrati)';
comment on column duplicate_decision.decided_at is 'When (deciso il)';
comment on column duplicate_decision.decided_by is 'operator:<name>, or hub when a message showed that they are two people (deciso da)';

create table joined_record (
    id bigint generated always as identity primary key,
    survivor bigint not null references beneficiary,
    joined bigint not null unique references beneficiary,
    reasons text[] not null,
    joined_at timestamptz not null,
    joined_by text not null,
    survivor_identity bytea not null,
    survivor_profile jsonb not null,
    survivor_as_of timestamptz not null,
    survivor_tax_code bytea,
    joined_data_key bytea not null,
    joined_identity bytea not null,
    joined_profile jsonb not null,
    joined_as_of timestamptz not null,
    joined_tax_code bytea,
    enrolment bigint references enrolment,
    brought bigint[] not null,
    check (survivor <> joined)
);
create index joined_record_survivor on joined_record (survivor, id);
comment on table joined_record is 'Two records that an operator joined, each as it stood before, so that they can be separated again (schede unite)';
comment on column joined_record.id is 'Internal id, in the order of joining: the last one is separated first';
comment on column joined_record.survivor is 'The record that took over (scheda che resta)';
comment on column joined_record.joined is 'The record that was merged into it (scheda unita)';
comment on column joined_record.reasons is 'The reasons that were shown (motivi mostrati)';
comment on column joined_record.joined_at is 'When (unite il)';
comment on column joined_record.joined_by is 'operator:<name> (unite da)';
comment on column joined_record.survivor_identity is 'Who the survivor was said to be, sealed with her key, about "beneficiary:<code>" (identità)';
comment on column joined_record.survivor_profile is 'What she was said to bring (profilo)';
comment on column joined_record.survivor_as_of is 'Moment that this profile speaks of (riferito al)';
comment on column joined_record.survivor_tax_code is 'Keyed HMAC of the tax code that her own referrals told (codice fiscale)';
comment on column joined_record.joined_data_key is 'The joined record''s own key, wrapped by the hub''s (chiave)';
comment on column joined_record.joined_identity is 'Who the joined one was said to be, sealed with that key, about "beneficiary:<code>" (identità)';
comment on column joined_record.joined_profile is 'What she was said to bring (profilo)';
comment on column joined_record.joined_as_of is 'Moment that this profile speaks of (riferito al)';
comment on column joined_record.joined_tax_code is 'Keyed HMAC of the tax code that the joined record''s referrals told since (codice fiscale)';
comment on column joined_record.enrolment is 'Enrolment of the joined record that ended by joining (iscrizione)';
comment on column joined_record.brought is 'Records that had been merged into the joined one before (schede già confluite)';

create table joined_referral (
    joined_record bigint not null references joined_record on delete cascade,
    referral bigint not null references referral,
    primary key (joined_record, referral)
);
create index joined_referral_of on joined_referral (referral);
comment on table joined_referral is 'The referrals that go back when two records are separated (segnalazioni della scheda unita)';
comment on column joined_referral.joined_record is 'By which joining (unione)';
comment on column joined_referral.referral is 'Which referral (segnalazione)';

create table told_while_joined (
    id bigint generated always as identity primary key,
    joined_record bigint not null references joined_record on delete cascade,
    referral bigint not null references referral,
    identity bytea not null,
    profile jsonb not null,
    as_of timestamptz not null
);
create index told_while_joined_of on told_while_joined (joined_record, id);
create index told_while_joined_by on told_while_joined (referral);
comment on table told_while_joined is 'What was told of two records since they were joined: it goes with its referral when they are separated (comunicato dopo l''unione)';
comment on column told_while_joined.id is 'Internal id, in the order of recording';
comment on column told_while_joined.joined_record is 'The survivor''s latest joining at that time (unione)';
comment on column told_while_joined.referral is 'In which referral it was told (segnalazione)';
comment on column told_while_joined.identity is 'Sealed JSON of who she was said to be, with the survivor''s key, about "told:<survivor''s code>" (identità)';
comment on column told_while_joined.profile is 'What she was said to bring (profilo)';
comment on column told_while_joined.as_of is 'Moment that the message speaks of (riferito al)';
