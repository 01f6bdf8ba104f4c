-- Why: a partner's own system wants to be told that there is something to read instead of asking for it again and again.
-- How far each way has told of the feed is a row, and each event is one, made in the transaction that passes its place: a
-- crash repeats an event under the same id and never loses one.
create table feedback_way (
    partner text not null,
    way text not null,
    begun_behind bigint not null,
    behind bigint not null,
    filed_on date,
    failures int not null default 0,
    failing_since timestamptz,
    next_try_at timestamptz not null,
    stopped_at timestamptz,
    stop_reason text,
    primary key (partner, way)
);
comment on table feedback_way is 'A way in which a partner''s own system hears of outcomes, and how far it has heard (canale verso un sistema)';
comment on column feedback_way.partner is 'Whose system (servizio inviante)';
comment on column feedback_way.way is 'WEBHOOK, TOPIC or FILE (canale)';
comment on column feedback_way.begun_behind is 'The place in the feed behind which it began: nothing earlier is told this way (dalla posizione)';
comment on column feedback_way.behind is 'The place in the feed up to which events were made (fino alla posizione)';
comment on column feedback_way.filed_on is 'The day whose file was made last, FILE only (ultimo giorno)';
comment on column feedback_way.failures is 'How many tries failed in a row (tentativi falliti)';
comment on column feedback_way.failing_since is 'When the first of them failed, null while it answers (non risponde dal)';
comment on column feedback_way.next_try_at is 'Not to be tried before (prossimo tentativo)';
comment on column feedback_way.stopped_at is 'When it was stopped until an operator begins it again, null while it runs (fermo dal)';
comment on column feedback_way.stop_reason is 'GONE: it answered 410; UNREACHABLE: it failed for three days (motivo)';

create table feedback_event (
    id bigint generated always as identity primary key,
    event uuid not null unique default gen_random_uuid(),
    partner text not null,
    way text not null,
    outcome bigint not null,
    referral bigint not null,
    position bigint not null,
    made_at timestamptz not null,
    told_at timestamptz,
    unique (partner, way, outcome, referral, position),
    foreign key (outcome, referral) references feed_entry on delete cascade
);
create index feedback_event_waiting on feedback_event (partner, way, id) where told_at is null;
create index feedback_event_of on feedback_event (outcome, referral);
comment on table feedback_event is 'That there is something new in the feed, told to a partner''s own system: ids only (avviso a un sistema)';
comment on column feedback_event.id is 'Internal id';
comment on column feedback_event.event is 'Its id for the receiver: the same at every try, so that a repetition is seen as one (identificativo)';
comment on column feedback_event.partner is 'Whose system (servizio inviante)';
comment on column feedback_event.way is 'WEBHOOK or TOPIC (canale)';
comment on column feedback_event.outcome is 'Of which outcome, together with referral an entry of the feed (esito)';
comment on column feedback_event.referral is 'The referral that it answers (segnalazione)';
comment on column feedback_event.position is 'Its place in the feed when the event was made; an entry that gets a later place is told anew (posizione)';
comment on column feedback_event.made_at is 'When it was made (preparato il)';
comment on column feedback_event.told_at is 'When the system took it (consegnato il)';
