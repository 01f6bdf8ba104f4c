-- Why: whoever held a letter's link saw its case. Now the page asks once a month and device for a code that is sent to
-- the reader's own address. Neither the code nor what the device keeps stands here, only keyed hashes.
-- A reader is written caseworker:<id>, mailbox:<partner> or referral:<id>, the last for who enrolled herself.
create table page_code (
    id bigint generated always as identity primary key,
    reader text not null,
    referral bigint not null references referral,
    asked_at timestamptz not null,
    written_at timestamptz,
    code_index bytea,
    tries int not null default 0,
    used_at timestamptz
);
create index page_code_of on page_code (reader, id);
create index page_code_asked on page_code (asked_at);
create index page_code_case on page_code (referral);
comment on table page_code is 'One-time codes for the page behind a letter''s link (codici di accesso alla pagina)';
comment on column page_code.id is 'Internal id';
comment on column page_code.reader is 'To whom: caseworker:<id>, mailbox:<partner>, referral:<id> (destinatario)';
comment on column page_code.referral is 'Whose link was followed (segnalazione)';
comment on column page_code.asked_at is 'When it was asked for (chiesto il)';
comment on column page_code.written_at is 'When it was drawn and written; it holds for ten minutes (scritto il)';
comment on column page_code.code_index is 'Keyed HMAC of the six digits, null until they are drawn (codice)';
comment on column page_code.tries is 'How often somebody tried it (tentativi)';
comment on column page_code.used_at is 'When it opened the page, null while it has not (usato il)';

create table known_device (
    id bigint generated always as identity primary key,
    token_index bytea not null,
    reader text not null,
    known_at timestamptz not null,
    until_at timestamptz not null,
    unique (token_index, reader)
);
create index known_device_of on known_device (reader);
comment on table known_device is 'Devices on which a reader gave her code (dispositivi riconosciuti)';
comment on column known_device.id is 'Internal id';
comment on column known_device.token_index is 'Keyed HMAC of the random text in the device''s cookie (cookie)';
comment on column known_device.reader is 'Whose, at which address: caseworker:<id>@<hash>, mailbox:<partner>@<hash>, referral:<id>@<hash>; the hash is keyed (di chi)';
comment on column known_device.known_at is 'Since when (dal)';
comment on column known_device.until_at is 'Until when (fino al)';
