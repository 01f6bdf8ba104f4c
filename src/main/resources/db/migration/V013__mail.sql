-- Why: a mail makes no data before an operator confirmed its sender once. Until then the mail stays in the mailbox; here
-- is only who waits, how many mails, and what was decided.
create table mail_sender (
    id bigint generated always as identity primary key,
    address_index bytea not null unique,
    address_sealed bytea not null,
    first_seen_at timestamptz not null default now(),
    partner text,
    confirmed_at timestamptz,
    confirmed_by text,
    refused_at timestamptz,
    refused_by text,
    check (confirmed_at is null or refused_at is null),
    check ((confirmed_at is null) = (partner is null))
);
comment on table mail_sender is 'Addresses whose mails waited for an operator, and what was decided (mittenti)';
comment on column mail_sender.id is 'Internal id';
comment on column mail_sender.address_index is 'Keyed hash of the address, for look-ups (indice dell''indirizzo)';
comment on column mail_sender.address_sealed is 'The address, sealed (indirizzo)';
comment on column mail_sender.first_seen_at is 'When its first mail was seen (primo messaggio)';
comment on column mail_sender.partner is 'For whom it writes: id of the partner''s file, null until confirmed (partner)';
comment on column mail_sender.confirmed_at is 'When an operator confirmed it (confermato il)';
comment on column mail_sender.confirmed_by is 'Who confirmed it (confermato da)';
comment on column mail_sender.refused_at is 'When an operator refused it (rifiutato il)';
comment on column mail_sender.refused_by is 'Who refused it (rifiutato da)';

create table waiting_mail (
    sender bigint not null references mail_sender,
    mail bytea not null,
    since timestamptz not null default now(),
    primary key (sender, mail)
);
comment on table waiting_mail is 'Mails in the folder of those that wait; nothing of their content (messaggi in attesa)';
comment on column waiting_mail.sender is 'Whose mail it is (mittente)';
comment on column waiting_mail.mail is 'Keyed hash of its Message-ID: the same mail counts once (messaggio)';
comment on column waiting_mail.since is 'When it was put there (in attesa dal)';

create table mail_count (
    day date not null,
    place text not null,
    mails int not null,
    primary key (day, place)
);
comment on table mail_count is 'How many mails a day were put where; one that is read again after a crash counts again (conteggio)';
comment on column mail_count.day is 'The day, in Italian time (giorno)';
comment on column mail_count.place is 'ACCEPTED, WAITING, NOT_ADMITTED, AUTOMATIC or UNREADABLE (collocazione)';
comment on column mail_count.mails is 'How many (messaggi)';
