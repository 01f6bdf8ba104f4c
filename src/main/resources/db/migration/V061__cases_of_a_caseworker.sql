-- Why: when a case is forgotten the hub asks whether its caseworker has another one; that looked through all referrals.
create index referral_of_caseworker on referral (caseworker) where caseworker is not null;
comment on index referral_of_caseworker is 'Whether a caseworker has further cases';
