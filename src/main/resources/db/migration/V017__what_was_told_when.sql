-- Why, in four parts.
-- What is told of one moment has an order: a file with a day in its name, and a moment that is told as a day, speak of the
-- same moment as every other file of that day. Of these the one that its sender made later is the newer, whichever is
-- recorded last: so it is kept when each was told.
-- A sender's number counts as it is written: "aB3" and "Ab3", "1 23" and "12 3" were one case here. A number in capitals
-- without blanks keeps the index that it has; any other that was kept before counts as a new case when it is sent again.
-- Of a contract that is loaded from before the hub its number says which one it is, not its days: contracts may overlap,
-- and begin or end on the same day.
-- Operators can see what a record said before; who looked stays written.

alter table beneficiary add column told_at timestamptz;
update beneficiary set told_at = changed_at;
alter table beneficiary alter column told_at set not null;
comment on column beneficiary.told_at is 'When the message was made that told the profile; between messages that speak of the same moment (comunicato il)';

alter table referral add column told_at timestamptz;
update referral set told_at = updated_at;
alter table referral alter column told_at set not null;
comment on column referral.told_at is 'When the last accepted message was made, a microsecond more for each of its lines; between messages that speak of the same moment (comunicata il)';

alter table joined_record add column survivor_told_at timestamptz, add column joined_told_at timestamptz;
update joined_record set survivor_told_at = joined_at, joined_told_at = joined_at;
alter table joined_record alter column survivor_told_at set not null, alter column joined_told_at set not null;
comment on column joined_record.survivor_told_at is 'When the message was made that told this profile (comunicato il)';
comment on column joined_record.joined_told_at is 'When the message was made that told this profile (comunicato il)';

alter table told_while_joined add column told_at timestamptz;
update told_while_joined set told_at = as_of;
alter table told_while_joined alter column told_at set not null;
comment on column told_while_joined.told_at is 'When the message was made (comunicato il)';

alter table vacancy add column told_at timestamptz;
update vacancy set told_at = changed_at;
alter table vacancy alter column told_at set not null;
comment on column vacancy.told_at is 'When the last accepted message was made, a microsecond more for each of its lines; between messages that speak of the same moment (comunicata il)';

alter table company add column told_at timestamptz;
update company set told_at = as_of;
alter table company alter column told_at set not null;
comment on column company.told_at is 'When the newest message about it was made; between messages that speak of the same moment (comunicata il)';

comment on column referral.external_id_index is 'Keyed HMAC of the service''s own number as it is written, per partner: capitals and inner blanks count (numero pratica)';
comment on column outcome.external_id_index is 'Keyed HMAC of the teller''s own number for it as it is written, per teller; null when it has none (numero del mittente)';

alter table outcome add column placement bigint references placement;
update outcome o set placement = p.id from placement p
where o.history and o.kind = 'HIRED' and p.history and p.beneficiary = o.beneficiary and p.started_on = o.on_date
  and p.told_by = o.teller;
comment on column outcome.placement is 'The contract that it tells the beginning or the end of, where it was loaded from before the hub (inserimento)';
drop index outcome_same_event;
create unique index outcome_same_event on outcome
    (beneficiary, proposal, kind, on_date, teller, (case when kind = 'CLOSED' then about end),
     (case when history then external_id_index end)) nulls not distinct;
comment on index outcome_same_event is 'The same event told twice by one teller is one outcome; each referral is closed by itself; what was loaded from before the hub is known by its number';

alter table placement drop constraint placement_beneficiary_path_started_on_key;
create unique index placement_same_contract on placement (beneficiary, path, started_on) nulls not distinct
    where not history;
comment on index placement_same_contract is 'A hire told twice for the same path and day is one contract; what was loaded from before the hub is known by its number';

comment on column referral.case_document is 'Sealed JSON of the service''s own number, of the number for letters, and of whom and what it told of last, about "referral:<code>"; null when it went with an old key (documento di pratica)';

create table history_opened (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    opened_at timestamptz not null default now(),
    opened_by text not null
);
create index history_opened_of on history_opened (beneficiary, id);
comment on table history_opened is 'Who looked at what a person''s record said before (aperture delle versioni precedenti)';
comment on column history_opened.id is 'Internal id, in order';
comment on column history_opened.beneficiary is 'Whose record (persona iscritta)';
comment on column history_opened.opened_at is 'When (aperta il)';
comment on column history_opened.opened_by is 'operator:<name> (aperta da)';
