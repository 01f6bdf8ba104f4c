-- Why: hires from before somebody's protection still told the company's day, contract and teller, and a vacancy that she was
-- hired for under protection could be proposed to her again, since no row says any more that it was hers (SAFETY P8, P11).
create table ${schema}_protected.hired_for (
    beneficiary bigint not null references beneficiary,
    pair bytea not null,
    primary key (beneficiary, pair)
);
comment on table ${schema}_protected.hired_for is 'That a protected person was hired for a vacancy, and not for which: enough not to propose her there again (già assunta)';
comment on column ${schema}_protected.hired_for.beneficiary is 'Who was hired (persona protetta)';
comment on column ${schema}_protected.hired_for.pair is 'Keyed HMAC of vacancy and person (coppia)';

grant select, insert, delete on ${schema}_protected.hired_for to ${hub}_line;
alter table ${schema}_protected.hired_for enable row level security, force row level security;
create policy line on ${schema}_protected.hired_for to ${hub}_line using (true);

comment on column proposal.of_protected is 'Whether she is under protection: reasons are then not kept (persona protetta)';
comment on column outcome.teller is 'Who told it: partner:<id> or operator:<name>; "company" where a company told it of who is protected now (comunicato da)';
comment on column outcome.on_date is 'The day it happened; for work of a protected person the first of its month, of several of a kind in a month the next days in their order (data)';
comment on column placement.told_by is 'Who told the hire: partner:<id> or operator:<name>; "company" where a company told it of who is protected now (comunicato da)';
comment on column placement.started_on is 'First day; of a protected person the first of its month, of several in a month the next days in their order (data di inizio)';

-- Protected people who were hired before: what the act does from now on, done once for them.
update proposal set of_protected = true, reasons = '[]'
from beneficiary b
where b.id = proposal.beneficiary and b.is_protected and not of_protected
  and (accepted_at is not null or declined_at is not null);

update outcome set contract_type = null, until = null
from beneficiary b
where b.id = outcome.beneficiary and b.is_protected and (contract_type is not null or outcome.until is not null);

update outcome set teller = 'company'
from beneficiary b
where b.id = outcome.beneficiary and b.is_protected and teller like 'partner:%' and not exists (
    select from referral r
    where r.beneficiary in (b.id, b.merged_into) and 'partner:' || r.partner = outcome.teller);

update placement set told_by = 'company'
from beneficiary b
where b.id = placement.beneficiary and b.is_protected and told_by like 'partner:%' and not exists (
    select from referral r
    where r.beneficiary in (b.id, b.merged_into) and 'partner:' || r.partner = placement.told_by);

update path
set secondment_started_on = date_trunc('month', secondment_started_on)::date,
    secondment_ended_on = date_trunc('month', secondment_ended_on)::date,
    hired_on = date_trunc('month', hired_on)::date,
    ended_on = date_trunc('month', path.ended_on)::date
from beneficiary b where b.id = path.beneficiary and b.is_protected;

-- one after the other, the earliest first: so none takes a day on which another still stands
do $$
declare told record;
begin
    for told in
        select o.id, date_trunc('month', on_date)::date - 1 + (row_number() over (
                   partition by o.beneficiary, proposal, kind, teller, date_trunc('month', on_date)
                   order by on_date, o.id))::int as month
        from outcome o join beneficiary b on b.id = o.beneficiary
        where b.is_protected and kind in ('SECONDMENT_STARTED', 'SECONDMENT_ENDED', 'HIRED', 'ENDED')
        order by on_date, o.id
    loop
        update outcome set on_date = told.month where id = told.id and on_date <> told.month;
    end loop;
    for told in
        select p.id, date_trunc('month', started_on)::date - 1 + (row_number() over (
                   partition by beneficiary, path, date_trunc('month', started_on) order by started_on, p.id))::int as month
        from placement p join beneficiary b on b.id = p.beneficiary
        where b.is_protected order by started_on, p.id
    loop
        update placement set started_on = told.month where id = told.id and started_on <> told.month;
    end loop;
end $$;
