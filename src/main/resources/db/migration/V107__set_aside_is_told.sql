-- Why: what is set aside is answered in a receipt, and receipts are fetched by machines, or not at all where a form was
-- refused after it had been taken: whoever referred somebody waited for an answer that nobody read. The service's mailbox
-- is told, by a letter about no case. What came by mail is answered by mail; lines about protected people make no letter.
create view set_aside with (security_invoker = true) as
    select e.partner, l.settled_at as at
    from problem p
    join envelope e on e.id = p.envelope
    join envelope_line l on l.envelope = p.envelope and l.number = p.line
    where l.verdict = 'REFUSED' and e.produces = 'referral' and e.channel <> 'mail'
      and not exists (select from shielded_line s where s.envelope = l.envelope and s.number = l.number)
    union all
    select partner, received_at
    from envelope
    where refusal_code is not null and produces in ('referral', 'unknown') and channel <> 'mail';
comment on view set_aside is 'Referrals that were not recorded, and files of them that could not be read, as far as their service is told by letter (segnalazioni non registrate)';
comment on column set_aside.partner is 'Who sent it (servizio inviante)';
comment on column set_aside.at is 'When it was set aside (accantonata il)';
create index envelope_refused on envelope (partner, received_at) where refusal_code is not null;

create unique index letter_set_aside_once on letter (partner, notice_for) where notice = 'SET_ASIDE';
comment on index letter_set_aside_once is 'A service is told once a day that referrals were set aside';
alter table letter add constraint letter_about_no_case check (
    notice is distinct from 'SET_ASIDE' or partner is not null and referral is null and link_sha256 is null);
comment on column letter.referral is 'To whom: the referral whose service is told; null for a digest, for what is about no case, and when nobody could be told (segnalazione)';
