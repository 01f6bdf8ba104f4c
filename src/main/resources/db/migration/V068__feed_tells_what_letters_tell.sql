-- Why: the feed went on telling after a consent had ended and while a record was only kept; letters do not (SAFETY P13, GDPR art.
-- 18). A cursor passes what is held back, so an outcome has a place for each referral now, and a stamp of when it was
-- read: what was not read gets a later place once the record is used again, and every reader meets it once.
create table feed_entry (
    outcome bigint not null references outcome,
    referral bigint not null references referral,
    partner text not null,
    position bigint not null,
    read_at timestamptz,
    primary key (outcome, referral)
);
create index feed_entry_of on feed_entry (partner, position);
create index feed_entry_unread on feed_entry (referral) where read_at is null;
comment on table feed_entry is 'What a service reads of what became of the people whom it referred (voce del canale degli esiti)';
comment on column feed_entry.outcome is 'What is told (esito)';
comment on column feed_entry.referral is 'The referral that it answers (segnalazione)';
comment on column feed_entry.partner is 'The service of that referral (servizio inviante)';
comment on column feed_entry.position is 'Its place, given in order of commit; one outcome has the same for several referrals until it is held back (posizione)';
comment on column feed_entry.read_at is 'When the service read it first, null while it has not (letto il)';

insert into feed_entry (outcome, referral, partner, position, read_at)
select k.outcome, k.referral, k.partner, o.feed_position,
       case when b.restricted_at is null or o.stamped_at < b.restricted_at then now() end
from known_outcome k join outcome o on o.id = k.outcome join beneficiary b on b.id = k.person
where o.feed_position is not null;

alter table outcome drop column feed_position;
