-- Why: every outcome is told to every service that referred the person, in exactly one letter each. A letter row holds
-- ids and stamps only; what it says and to whom is worked out when it leaves, so that nothing in it can be out of date.
create table letter (
    id bigint generated always as identity primary key,
    outcome bigint not null references outcome,
    referral bigint references referral,
    partner text,
    message_id text not null unique,
    link_sha256 bytea,
    composed_at timestamptz not null,
    needs_release boolean not null default false,
    released_at timestamptz,
    released_by text,
    sending_at timestamptz,
    kept_at timestamptz,
    told_at timestamptz,
    cancelled_at timestamptz,
    undeliverable_at timestamptz,
    undeliverable_reason text,
    unique nulls not distinct (outcome, referral)
);
create index letter_link on letter (link_sha256);
create index letter_untold on letter (composed_at) where told_at is null and cancelled_at is null;
comment on table letter is 'What is told of one outcome to one service, or to the person who enrolled herself (comunicazione)';
comment on column letter.id is 'Internal id';
comment on column letter.outcome is 'What is told (esito)';
comment on column letter.referral is 'To whom: the referral whose service is told; null when nobody could be told (segnalazione)';
comment on column letter.partner is 'The service of that referral (servizio inviante)';
comment on column letter.message_id is 'Random part of the Message-ID: the same at every try, so that a repetition is seen as one';
comment on column letter.link_sha256 is 'SHA-256 of the token in the link; the token itself is kept nowhere (collegamento)';
comment on column letter.composed_at is 'When it became due (preparata il)';
comment on column letter.needs_release is 'Whether an operator must let it go: the person is protected (da autorizzare)';
comment on column letter.released_at is 'When an operator let it go (autorizzata il)';
comment on column letter.released_by is 'Who let it go (autorizzata da)';
comment on column letter.sending_at is 'When a try to send it began that has not ended yet (in invio dal)';
comment on column letter.kept_at is 'When it was kept in the hub''s own mail server, NOT DELIVERED (conservata il)';
comment on column letter.told_at is 'When a real mail server took it (inviata il)';
comment on column letter.cancelled_at is 'When it was no longer to be told: the referral was withdrawn (annullata il)';
comment on column letter.undeliverable_at is 'When it was found that there is no address to send it to (non recapitabile dal)';
comment on column letter.undeliverable_reason is 'NO_ADDRESS: nobody named; BAD_ADDRESS: not a usable address; NO_ADDRESSEE: no referral to answer (motivo)';
