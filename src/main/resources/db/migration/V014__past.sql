-- Why: an office that begins with the hub has a past: people who enrolled, were interviewed and hired before. Loaded as
-- history it makes first placements, deadlines and conversions right from the first day, and is told to nobody.
alter table referral add column history boolean not null default false;
comment on column referral.history is 'True when it was loaded from before the hub, not received (caricata dallo storico)';

alter table outcome add column history boolean not null default false;
comment on column outcome.history is 'True when it was loaded from before the hub: stamped, and told to nobody (caricato dallo storico)';

alter table placement add column history boolean not null default false;
comment on column placement.history is 'True when it was loaded from before the hub (caricato dallo storico)';
