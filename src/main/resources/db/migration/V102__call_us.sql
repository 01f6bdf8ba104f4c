-- Why: when a letter can be delivered neither to the caseworker nor to the service's mailbox, somebody of the service must
-- hear of it. Its technical contact is told to call, and nothing else: often that is a supplier, who may not know of any case.
create table call_notice (
    id bigint generated always as identity primary key,
    partner text not null,
    day date not null,
    told_at timestamptz,
    unique (partner, day)
);
comment on table call_notice is 'A service''s technical contact is asked to call, as a letter could not be delivered (richiesta di chiamata)';
comment on column call_notice.id is 'Internal id';
comment on column call_notice.partner is 'The service (servizio)';
comment on column call_notice.day is 'The day on which it could not be delivered: one notice a day, for however many letters (giorno)';
comment on column call_notice.told_at is 'When the mail server took the notice (inviata il)';
