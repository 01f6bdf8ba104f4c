-- Why: only the service can lift protection (SAFETY P11), and it may: a woman who is safe again may want to be known by her
-- name. Who said so, when and how is kept where protected people are, and told to whom an emergency is told.
create table ${schema}_protected.protection_lifted (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    partner text not null,
    operator text not null,
    said text check (length(said) >= 20),
    said_on date not null,
    lifted_at timestamptz not null
);
comment on table ${schema}_protected.protection_lifted is 'Protection that a service lifted, with the person''s own agreement; never changed (protezione revocata)';
comment on column ${schema}_protected.protection_lifted.id is 'Internal id, in order';
comment on column ${schema}_protected.protection_lifted.beneficiary is 'Whose protection (persona iscritta)';
comment on column ${schema}_protected.protection_lifted.partner is 'The service that lifted it (servizio inviante)';
comment on column ${schema}_protected.protection_lifted.operator is 'The reference operator who recorded it: account name (operatrice di riferimento)';
comment on column ${schema}_protected.protection_lifted.said is 'Who at the service said so and how, in the operator''s words; null once the person was forgotten (chi l''ha detto e come)';
comment on column ${schema}_protected.protection_lifted.said_on is 'The day on which it was said (detto il)';
comment on column ${schema}_protected.protection_lifted.lifted_at is 'When the record moved (revocata il)';

alter table ${schema}_protected.emergency_notice
    alter column opening drop not null,
    add column lifted bigint references ${schema}_protected.protection_lifted,
    add constraint emergency_notice_of_one_thing check (num_nonnulls(opening, lifted) = 1),
    add unique (lifted, addressee);
comment on table ${schema}_protected.emergency_notice is 'Mails that tell of an emergency opening or of protection that was lifted, without any name (avvisi)';
comment on column ${schema}_protected.emergency_notice.opening is 'Which opening; null for a notice of lifted protection (accesso)';
comment on column ${schema}_protected.emergency_notice.lifted is 'Which protection was lifted; null for a notice of an emergency (protezione revocata)';

grant select, insert, update on ${schema}_protected.protection_lifted to ${hub}_line;
alter table ${schema}_protected.protection_lifted enable row level security, force row level security;
create policy line on ${schema}_protected.protection_lifted to ${hub}_line using (true);
