-- Why: before any step of a protected person toward a company, her reference operator hears by telephone from the service
-- that protects her whether that company is safe (SAFETY P7, P8). Only then the proposal can be accepted.
alter table proposal
    add column centre_agreed_at timestamptz,
    add column centre_agreed_by text,
    add constraint proposal_centre_agreed check ((centre_agreed_at is null) = (centre_agreed_by is null));
comment on column proposal.centre_agreed_at is 'When the service agreed on the telephone; null for whoever is not protected (centro d''accordo il)';
comment on column proposal.centre_agreed_by is 'Who spoke with the service, operator:<name> (sentito da)';

comment on column referral.guard is 'What this referral asks to spare her: limits, exclusions, and the only employers to be considered, as keyed hashes; those of all her referrals hold together, also of withdrawn ones (limitazioni ed esclusioni)';
