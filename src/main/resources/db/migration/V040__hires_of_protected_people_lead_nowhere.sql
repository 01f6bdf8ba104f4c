-- Why: of a protected person's hire only that it was, its month and the sector are kept (SAFETY P8). Her placement named no
-- company, but the path that led to it and the accepted proposal still led to the vacancy, and so to the company.
alter table proposal
    alter column vacancy drop not null,
    add constraint proposal_leads_somewhere check (vacancy is not null or accepted_at is not null);
comment on column proposal.vacancy is 'For which vacancy; null once a protected person was hired by it (offerta di lavoro)';
comment on column path.vacancy is 'The vacancy it leads to, null when unknown, or once a protected person was hired (offerta di lavoro)';

update proposal set vacancy = null, points = 0
from path p join beneficiary b on b.id = p.beneficiary
where p.proposal = proposal.id and p.hired_on is not null and b.is_protected;

update path set vacancy = null
from beneficiary b where b.id = path.beneficiary and path.hired_on is not null and b.is_protected;

-- what was known of contracts from before her protection
update placement
set vacancy = null, company = null, employees = null, contract_type = null, until = null,
    ended_on = date_trunc('month', ended_on)::date
from beneficiary b where b.id = placement.beneficiary and b.is_protected;
