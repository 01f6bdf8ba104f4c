-- Why: a legal basis ends: by the calendar, or because the person takes her consent back; and it is renewed, by the
-- service's next message or by an operator who collected it anew. What an operator collected stands beside what the
-- service told, so that neither overwrites the other. Whoever referred her is told before it ends, and before her record
-- is forgotten: by a letter that answers no outcome.
alter table referral
    add column renewed_on date,
    add column renewed_until date,
    add column renewed_by text,
    add column basis_withdrawn_on date,
    add column basis_withdrawn_by text,
    add column basis_warned_for date,
    add constraint referral_renewed check (renewed_until <= renewed_on + interval '12 months');
comment on column referral.renewed_on is 'Day on which an operator collected the consent anew (consenso rinnovato il)';
comment on column referral.renewed_until is 'Last day on which that holds, twelve months at most (rinnovato fino al)';
comment on column referral.renewed_by is 'Who collected it, operator:<name> (raccolto da)';
comment on column referral.basis_withdrawn_on is 'Day on which she took her consent back; one that is given later holds again (consenso revocato il)';
comment on column referral.basis_withdrawn_by is 'Who noted it, operator:<name> (revoca annotata da)';
comment on column referral.basis_warned_for is 'The end that its service was warned of (scadenza avvisata)';

create view legal_basis with (security_invoker = true) as
    select r.id as referral, r.code as referral_code, r.beneficiary, r.partner, r.withdrawn_at,
           case when r.renewed_until >= coalesce(own.until, '-infinity') then 'CONSENT' else r.basis_kind end as kind,
           least(own.given_on, r.renewed_on) as given_on,
           greatest(own.until, r.renewed_until) as until,
           case when r.renewed_until >= coalesce(own.until, '-infinity') then r.renewed_by
                when r.self_enrolled then 'herself' else 'partner:' || r.partner end as collected_by,
           r.basis_given_on is not null or r.renewed_on is not null as was_told
    from referral r
    left join lateral (select r.basis_given_on as given_on, r.basis_until as until
                       where r.basis_withdrawn_on is null or r.basis_given_on > r.basis_withdrawn_on) own on true;
comment on view legal_basis is 'On what ground each referral may be used, of all that was told and noted (base giuridica)';
comment on column legal_basis.referral is 'Which (segnalazione)';
comment on column legal_basis.referral_code is 'Its public code, R-… (codice)';
comment on column legal_basis.beneficiary is 'Who is referred (persona iscritta)';
comment on column legal_basis.partner is 'Who sent it (servizio inviante)';
comment on column legal_basis.withdrawn_at is 'When the referral was taken back, null while open (ritirata il)';
comment on column legal_basis.kind is 'CONSENT or PUBLIC_TASK (base giuridica)';
comment on column legal_basis.given_on is 'From which day it holds; null where none holds (dal)';
comment on column legal_basis.until is 'Last day on which it holds; null where none holds (fino al)';
comment on column legal_basis.collected_by is 'operator:<name>, partner:<id> or herself (raccolta da)';
comment on column legal_basis.was_told is 'Whether there ever was one (comunicata)';

alter table letter
    alter column outcome drop not null,
    add column notice text,
    add column notice_for date,
    add constraint letter_tells_one_thing check ((notice is null) = (outcome is not null)
                                                 and (notice is null) = (notice_for is null)),
    drop constraint letter_outcome_referral_key;
create unique index letter_once on letter (outcome, referral) nulls not distinct where notice is null;
create unique index letter_notice_once on letter (referral, notice, notice_for) where notice is not null;
comment on index letter_once is 'An outcome is told once to each referral';
comment on index letter_notice_once is 'A notice is given once for each day that it is about';
comment on column letter.outcome is 'What is told (esito); null for a notice';
comment on column letter.notice is 'What it gives notice of, a word of Notice; null for an outcome (avviso)';
comment on column letter.notice_for is 'The day that the notice is about (scadenza)';
