-- Why: two or more hubs over one database are one hub to whoever calls, so what a caller may do in a minute, and an address
-- in an hour, is counted here and not in the memory of each. Unlogged: after a crash of the server everybody begins anew.
create unlogged table allowance (
    caller text primary key,
    tokens double precision not null,
    filled_at timestamptz not null
);
comment on table allowance is 'How many requests each caller of the REST face has left (richieste residue). Hubs draw from it a second''s share at a time.';
comment on column allowance.caller is 'partner:<id> or operator:<name> (chiamante)';
comment on column allowance.tokens is 'Requests left as of filled_at; they grow again as time passes (residuo)';
comment on column allowance.filled_at is 'When tokens was last reckoned, by the database''s clock (calcolato il)';

create unlogged table form_sender (
    address bytea primary key,
    sent_at timestamptz[] not null,
    latest_at timestamptz not null
);
create index form_sender_latest on form_sender (latest_at);
comment on table form_sender is 'Which network addresses sent the public form within the last hour (indirizzi di invio); older rows are removed.';
comment on column form_sender.address is 'Keyed hash of the address, of its first half where it is IPv6 (indirizzo, cifrato)';
comment on column form_sender.sent_at is 'When it sent, within the hour before the latest (inviato il)';
comment on column form_sender.latest_at is 'The latest of these (ultimo invio)';
