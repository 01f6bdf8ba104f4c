-- Why: a referral must not stay silent. Each has a day by which its service hears something: the first news within some days of
-- its arrival, then again and again until its path ends, as its partner's file says. A row is one such day, so that those
-- about to be missed are found early, and the share that was kept can be told. Referrals from before have their first
-- day counted from now, save those whose path is over: who has work, or was closed or ended last.
create table promise (
    id bigint generated always as identity primary key,
    referral bigint not null references referral,
    partner text not null,
    begun_at timestamptz not null,
    due_on date not null,
    asked_at timestamptz,
    answered_at timestamptz,
    answered_by bigint references letter,
    telephoned_by text,
    ended_at timestamptz
);
create unique index promise_open on promise (referral) where answered_at is null and ended_at is null;
create index promise_of on promise (referral);
create index promise_next on promise (due_on, id) where answered_at is null and ended_at is null;
create index promise_answered_by on promise (answered_by) where answered_by is not null;
create index promise_kept on promise (partner, due_on);
comment on table promise is 'By when a service hears of its referral (promessa di risposta)';
comment on column promise.id is 'Internal id';
comment on column promise.referral is 'Of which referral (segnalazione)';
comment on column promise.partner is 'To whom: the service that sent it, or the form (servizio inviante)';
comment on column promise.begun_at is 'Since when it is waited for: the arrival, or the latest letter (dal)';
comment on column promise.due_on is 'The last day on which it is kept (entro il)';
comment on column promise.asked_at is 'When the hub began to tell what there is to tell, so as to keep it (sollecitata il)';
comment on column promise.answered_at is 'When a mail server took a letter about the referral, or an operator told its service by telephone, null while neither (risposta il)';
comment on column promise.answered_by is 'Which letter that was; it may come back (con la lettera)';
comment on column promise.telephoned_by is 'The operator who told the service by telephone, null where a letter did: operator:<name> (risposta per telefono di)';
comment on column promise.ended_at is 'When it need not be kept any more: taken back, forgotten, without a legal basis, or decisions only are wanted (decaduta il)';
with known as (
    select k.referral,
           bool_or(o.kind in ('HIRED', 'CONTRACT_RENEWED', 'MADE_PERMANENT', 'FOUND_WORK_ALONE')) as has_work,
           (array_agg(o.kind order by o.on_date desc, o.kind = 'PROPOSED', o.id desc))[1] as latest
    from known_outcome k join outcome o on o.id = k.outcome group by k.referral)
insert into promise (referral, partner, begun_at, due_on)
select r.id, r.partner, now(), (now() at time zone 'Europe/Rome')::date + 20
from referral r join beneficiary b on b.id = r.beneficiary left join known k on k.referral = r.id
where not r.history and r.withdrawn_at is null and b.forgotten_at is null
  and coalesce(not k.has_work and k.latest not in ('CLOSED', 'ENDED'), true);
