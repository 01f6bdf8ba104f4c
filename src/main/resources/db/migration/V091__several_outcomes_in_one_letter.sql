-- Why: one letter per outcome drowned caseworkers. What is to be told now waits in rows of its own, one for each outcome and
-- referral, until a letter takes it: a decision soon, with whatever happened around it; the rest in a digest, one letter
-- for all cases of an addressee. A row belongs to one letter, so nothing is told twice, whoever composes.
alter table letter
    add column is_digest boolean not null default false,
    add column caseworker bigint references caseworker on delete set null,
    add column opened_at timestamptz,
    drop constraint letter_tells_one_thing,
    add constraint letter_tells_one_thing check (
        (outcome is not null)::int + (notice is not null)::int + is_digest::int = 1
        and (notice is null) = (notice_for is null) and (not is_digest or referral is null));
drop index letter_once;
create unique index letter_once on letter (outcome, referral) nulls not distinct where outcome is not null;
comment on index letter_once is 'An outcome heads one letter to each referral';
comment on column letter.outcome is 'What its sentence tells: the newest decision in it, else the newest of all (esito); null for a notice and a digest';
comment on column letter.referral is 'To whom: the referral whose service is told; null for a digest, and when nobody could be told (segnalazione)';
comment on column letter.is_digest is 'Whether it tells of several cases, a line each (riepilogo)';
comment on column letter.caseworker is 'Whose digest it is; null when it goes to the mailbox of the service, and for all other letters (referente)';
comment on column letter.opened_at is 'When the page behind it was opened first, before a later letter left (pagina aperta il)';

create index letter_told_at on letter (told_at) where told_at is not null;
create index letter_of_caseworker on letter (caseworker) where caseworker is not null;

create table letter_told (
    id bigint generated always as identity primary key,
    referral bigint not null references referral,
    outcome bigint references outcome,
    notice text,
    notice_for date,
    at_once boolean not null,
    due_at timestamptz,
    letter bigint references letter,
    link_sha256 bytea,
    constraint letter_told_is_one_thing check ((outcome is null) = (notice is not null)
                                               and (notice is null) = (notice_for is null))
);
create unique index letter_told_once on letter_told (outcome, referral) where outcome is not null;
create unique index letter_told_notice_once on letter_told (referral, notice, notice_for) where notice is not null;
create index letter_told_of on letter_told (referral);
create index letter_told_in on letter_told (letter);
create index letter_told_due on letter_told (at_once, due_at) where letter is null;
create index letter_told_link on letter_told (link_sha256);
comment on table letter_told is 'What is told to the service of a referral, and in which letter (notizia di una comunicazione)';
comment on column letter_told.id is 'Internal id';
comment on column letter_told.referral is 'To whom (segnalazione)';
comment on column letter_told.outcome is 'What became of the path (esito); null for a notice';
comment on column letter_told.notice is 'A word of Notice; null for an outcome (avviso)';
comment on column letter_told.notice_for is 'The day that the notice is about (scadenza)';
comment on column letter_told.at_once is 'Whether it does not wait for a digest: a decision, or a protected person (subito)';
comment on column letter_told.due_at is 'From when on a letter may take it; null where the addressee wants decisions only, and it goes with the next one (da comunicare dal)';
comment on column letter_told.letter is 'The one letter that tells it, null while it waits (comunicazione)';
comment on column letter_told.link_sha256 is 'SHA-256 of the token in the link of its case (collegamento)';
comment on index letter_told_once is 'An outcome is told once to each referral';
comment on index letter_told_notice_once is 'A notice is given once for each day that it is about';
insert into letter_told (referral, outcome, at_once, due_at, letter, link_sha256)
select referral, outcome, true, composed_at, id, link_sha256 from letter where outcome is not null and referral is not null;

create table letter_rhythm (
    id bigint generated always as identity primary key,
    caseworker bigint unique references caseworker on delete cascade,
    partner text unique,
    rhythm text not null,
    chosen_at timestamptz not null,
    constraint letter_rhythm_of_one check ((caseworker is null) <> (partner is null))
);
comment on table letter_rhythm is 'How often an addressee wants a digest, where she chose otherwise than agreed with her service (cadenza del riepilogo)';
comment on column letter_rhythm.id is 'Internal id';
comment on column letter_rhythm.caseworker is 'Who chose (referente); null for the mailbox of a service';
comment on column letter_rhythm.partner is 'Whose mailbox (servizio); null for a caseworker';
comment on column letter_rhythm.rhythm is 'DAILY, WEEKLY, or NEVER: decisions only (cadenza)';
comment on column letter_rhythm.chosen_at is 'When (scelta il)';
