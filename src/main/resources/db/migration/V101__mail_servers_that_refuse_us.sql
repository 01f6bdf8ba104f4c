-- Why: a mail server that refuses our login, our TLS or our own address refuses no letter: nothing is marked, the letters
-- wait, and an operator must see that they do. One row per server, as long as it lasts; it holds for every hub.
create table relay_refusal (
    relay text primary key,
    refusal text not null,
    since timestamptz not null,
    latest_at timestamptz not null
);
comment on table relay_refusal is 'A mail server of ours that takes nothing from us at present (posta in uscita rifiutata)';
comment on column relay_refusal.relay is 'Which: a word of Relay (server)';
comment on column relay_refusal.refusal is 'What it refuses: LOGIN, TLS or SENDER (motivo)';
comment on column relay_refusal.since is 'When it first did (dal)';
comment on column relay_refusal.latest_at is 'When it last did; it is asked again five minutes later (ultimo rifiuto)';
