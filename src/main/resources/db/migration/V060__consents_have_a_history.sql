-- Why: who takes her consent back must not take away the proof that she had given it, to whom, when and for what (GDPR art.
-- 7(1)); and of whom is forgotten no operator's free words may stay.
create table consent (
    id bigint generated always as identity primary key,
    referral bigint not null references referral,
    given_on date not null,
    until date not null,
    scope jsonb,
    collected_by text not null,
    ended_on date,
    ended_by text,
    taken_back boolean not null default false,
    constraint consent_scope check (scope <@ '["MATCHING", "CONTACT", "DISCLOSURE", "STATISTICS"]'),
    constraint consent_ended check ((ended_on is null) = (ended_by is null)),
    constraint consent_taken_back check (not taken_back or ended_on is not null)
);
create unique index consent_standing on consent (referral) where ended_on is null;
create index consent_of on consent (referral);
comment on table consent is 'The consents that operators collected, and those of services that were taken back; they end, and go only when the person is forgotten (storico dei consensi)';
comment on column consent.id is 'Internal id';
comment on column consent.referral is 'On which referral (segnalazione)';
comment on column consent.given_on is 'The day on which she gave it (prestato il)';
comment on column consent.until is 'Its last day, if nothing ended it before (valido fino al)';
comment on column consent.scope is 'What it covers, words of ConsentScope; null where that was not told (ambito)';
comment on column consent.collected_by is 'operator:<name>, partner:<id> or herself (raccolto da)';
comment on column consent.ended_on is 'When she took it back or gave another in its place; null while neither (cessato il)';
comment on column consent.ended_by is 'Who noted that, operator:<name> (annotato da)';
comment on column consent.taken_back is 'Whether she took it back; false where another took its place (revocato)';
comment on index consent_standing is 'One that an operator collected stands at a time';

insert into consent (referral, given_on, until, scope, collected_by)
select id, renewed_on, renewed_until, renewed_scope, renewed_by from referral where renewed_on is not null and renewed_by is not null;

insert into consent (referral, given_on, until, scope, collected_by, ended_on, ended_by, taken_back)
select id, basis_given_on, basis_until, basis_scope, case when self_enrolled then 'herself' else 'partner:' || partner end,
       basis_withdrawn_on, basis_withdrawn_by, true
from referral
where basis_kind = 'CONSENT' and basis_given_on <= basis_withdrawn_on and basis_until is not null
  and basis_withdrawn_by is not null;

-- a public task was never hers to take back
update referral set basis_withdrawn_on = null, basis_withdrawn_by = null
where basis_kind = 'PUBLIC_TASK' and basis_withdrawn_on is not null;

alter table ${schema}_protected.emergency_opening alter column reason drop not null;
comment on column ${schema}_protected.emergency_opening.reason is 'Why, in her own words; null once the person was forgotten (motivo)';
grant update (reason) on ${schema}_protected.emergency_opening to ${hub}_line;
-- its owner is bound by the rules of its rows too, save for this
alter table ${schema}_protected.emergency_opening no force row level security;
update ${schema}_protected.emergency_opening set reason = null
where beneficiary in (select id from beneficiary where forgotten_at is not null);
alter table ${schema}_protected.emergency_opening force row level security;
