-- Why: companies offer work over the API, again and again under the same number; what matching and the lists ask for
-- stands in columns, the rest of the offer in one document.
create table company (
    id bigint generated always as identity primary key,
    partner text not null,
    vat_number text,
    name text not null,
    employees int,
    sector text,
    as_of timestamptz not null,
    unique (partner, vat_number)
);
create index company_vat_number on company (vat_number);
create unique index company_without_vat_number on company (partner, lower(name)) where vat_number is null;
comment on table company is 'A company that offers work, in the words of one partner: nobody changes what another told (impresa)';
comment on column company.id is 'Internal id';
comment on column company.vat_number is 'The number by which all partners mean the same company, null where unknown: its sectors are those of all (partita IVA)';
comment on column company.partner is 'Who tells it (partner)';
comment on column company.name is 'Name, of the newest message (ragione sociale)';
comment on column company.employees is 'How many people work there; its size class follows from it (dipendenti)';
comment on column company.sector is 'Sector code (settore)';
comment on column company.as_of is 'Moment that the newest message about it speaks of (riferita al)';

create table vacancy (
    id bigint generated always as identity primary key,
    code text not null unique,
    partner text not null,
    external_id text not null,
    title text not null,
    company bigint not null references company,
    seats int not null check (seats between 1 and 999),
    hired int not null default 0,
    contract_type text not null,
    hours_per_week int not null check (hours_per_week between 1 and 48),
    comune text,
    province text,
    starts_on date,
    closes_on date,
    offer jsonb not null,
    as_of timestamptz not null,
    content_hash bytea not null,
    opened_at timestamptz not null,
    changed_at timestamptz not null,
    closed_at timestamptz,
    unique (partner, external_id)
);
create index vacancy_partner on vacancy (partner, id);
create index vacancy_open on vacancy (id) where closed_at is null;
comment on table vacancy is 'Work that is offered (offerta di lavoro)';
comment on column vacancy.id is 'Internal id';
comment on column vacancy.code is 'Public code, V-… (codice)';
comment on column vacancy.partner is 'Who offers it (partner)';
comment on column vacancy.external_id is 'The partner''s own number for it (numero)';
comment on column vacancy.title is 'The job in the company''s words (mansione)';
comment on column vacancy.company is 'Where the work is done (impresa)';
comment on column vacancy.seats is 'How many people are sought (posti)';
comment on column vacancy.hired is 'How many of them were hired (assunti)';
comment on column vacancy.contract_type is 'Kind of contract (tipologia contrattuale)';
comment on column vacancy.hours_per_week is 'Weekly hours (ore settimanali)';
comment on column vacancy.comune is 'Comune of the workplace, null where unknown (comune)';
comment on column vacancy.province is 'Province of the workplace, two letters, null where unknown (provincia)';
comment on column vacancy.starts_on is 'First day of work (inizio)';
comment on column vacancy.closes_on is 'Last day on which people are sought, null when open-ended (scadenza)';
comment on column vacancy.offer is 'The rest of what was told: the company in the partner''s words, shifts, licences, exposures, job profile (dettagli)';
comment on column vacancy.as_of is 'Moment that the last accepted message speaks of (riferita al)';
comment on column vacancy.content_hash is 'SHA-256 of the content of the last accepted message (impronta)';
comment on column vacancy.opened_at is 'When it was first recorded (aperta il)';
comment on column vacancy.changed_at is 'When its last changed message was recorded (modificata il)';
comment on column vacancy.closed_at is 'When it was closed, null while open (chiusa il)';
