-- Why: a list of people that left the hub cannot be called back; who took it, for what and of whom must be told years later
-- (SAFETY P15). The audit names the people by their codes; the reason, which somebody wrote, stands here.
create table people_export (
    id bigint generated always as identity primary key,
    made_at timestamptz not null,
    made_by text not null,
    reason text not null,
    partner text,
    funder text,
    people int not null
);
comment on table people_export is 'Lists of people that left the hub; rows are only ever added (elenchi esportati)';
comment on column people_export.id is 'Number of the list; the audit names it (numero)';
comment on column people_export.made_at is 'When it was made (preparato il)';
comment on column people_export.made_by is 'operator:<name> (preparato da)';
comment on column people_export.reason is 'Why it was needed, in the words of whoever made it (motivo)';
comment on column people_export.partner is 'Only people whom this service referred; null for all (servizio)';
comment on column people_export.funder is 'Who got the list, by code only; null for a list with names (ente finanziatore)';
comment on column people_export.people is 'How many people it holds (persone)';
