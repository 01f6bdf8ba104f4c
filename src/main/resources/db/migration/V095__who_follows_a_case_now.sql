-- Why: whom a service names for a case goes on leave, or passes it to a colleague; letters went on to her. What she says
-- of it stands beside what the service says, and counts as long as the service still names her: its newer word is newer.
create table case_handover (
    referral bigint primary key references referral,
    named bigint references caseworker,
    colleague bigint not null references caseworker,
    moved_at timestamptz not null
);
create index case_handover_to on case_handover (colleague);
comment on table case_handover is 'A case that moved to a colleague in the same service (passaggio di un caso)';
comment on column case_handover.referral is 'Which case (segnalazione)';
comment on column case_handover.named is 'Whom its service named when it moved, null for nobody; it counts while that is so (referente indicata)';
comment on column case_handover.colleague is 'Who follows it since (collega)';
comment on column case_handover.moved_at is 'When that was said last (passato il)';

create table caseworker_cover (
    caseworker bigint primary key references caseworker,
    colleague bigint not null references caseworker,
    from_day date not null,
    until_day date not null,
    said_at timestamptz not null,
    check (until_day >= from_day)
);
create index caseworker_cover_by on caseworker_cover (colleague);
comment on table caseworker_cover is 'Who stands in for a caseworker who is away (sostituzione durante un''assenza)';
comment on column caseworker_cover.caseworker is 'Who is away (referente)';
comment on column caseworker_cover.colleague is 'Who stands in (collega)';
comment on column caseworker_cover.from_day is 'First day (dal)';
comment on column caseworker_cover.until_day is 'Last day (al)';
comment on column caseworker_cover.said_at is 'When that was said last (indicata il)';

-- Of a protected person whom her service names, and nobody else (SAFETY P6).
create view case_follower with (security_invoker = true) as
    select r.id as referral, r.partner,
           case when b.is_protected then r.caseworker else coalesce(h.colleague, r.caseworker) end as caseworker,
           case when not b.is_protected then v.colleague end as stands_in, v.from_day, v.until_day
    from referral r
    join beneficiary b on b.id = r.beneficiary
    left join case_handover h on h.referral = r.id and h.named is not distinct from r.caseworker
    left join caseworker_cover v on v.caseworker = coalesce(h.colleague, r.caseworker);
comment on view case_follower is 'Who follows a case in its service today (chi segue un caso)';
comment on column case_follower.referral is 'Which case (segnalazione)';
comment on column case_follower.partner is 'Its service (servizio inviante)';
comment on column case_follower.caseworker is 'Who follows it, null where nobody is named (referente)';
comment on column case_follower.stands_in is 'Who stands in for her from a day until a day, null where nobody does (sostituta)';
comment on column case_follower.from_day is 'First day on which that holds (dal)';
comment on column case_follower.until_day is 'Last day (al)';
