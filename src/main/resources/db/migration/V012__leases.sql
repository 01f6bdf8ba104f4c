-- Why: two or more hubs over one database are one hub. A partner's folder is polled by one of them at a time; a hub that
-- dies, hangs or loses the database loses its folders to the others after some seconds (SAFETY G10).
create table lease (
    name text primary key,
    holder text not null,
    fence bigint not null default 1,
    held_until timestamptz not null
);
comment on table lease is 'Which hub does what only one may do at a time (incarico). Times are the database''s own.';
comment on column lease.name is 'What is held: files of <partner> (oggetto)';
comment on column lease.holder is 'Random name of the hub that holds it, new at each start (titolare)';
comment on column lease.fence is 'Rises each time the holder changes: who held it under a lower number has lost it (numero d''ordine)';
comment on column lease.held_until is 'When another hub may take it, unless it is renewed (valido fino al)';

comment on column envelope.channel is
    'How it came: sftp, rest, form; sftp-fetched or ftps-fetched from the partner''s own server, -unanswered behind where that has no folder for receipts (canale)';
