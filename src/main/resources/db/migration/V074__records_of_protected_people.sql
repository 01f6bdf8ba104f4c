-- Why: which lines of an envelope led to a record of a protected person was told to each query as a list of all such
-- records. A query now asks about the lines that it shows, by the codes that stand in them.
create view record_of_protected with (security_invoker = true) as
    select r.code, r.beneficiary from referral r join beneficiary b on b.id = r.beneficiary where b.is_protected
    union all
    select o.code, o.beneficiary from outcome o join beneficiary b on b.id = o.beneficiary where b.is_protected;
comment on view record_of_protected is 'What was recorded about protected people, by the code that its line keeps (registrazioni di persone protette)';
comment on column record_of_protected.code is 'Public code, R-… or O-… (codice)';
comment on column record_of_protected.beneficiary is 'Who it is about (persona protetta)';

-- Whom an operator follows, or opened in an emergency, is asked several times for each page: without these all protected
-- people were looked through each time.
create index protected_person_operator on ${schema}_protected.protected_person (reference_operator);
create index protected_person_deputy on ${schema}_protected.protected_person (deputy) where deputy is not null;
create index emergency_opening_operator on ${schema}_protected.emergency_opening (operator, until);
