-- Why: whose role was taken stood noted as a reference operator until the next assignment, and read that person all the same
-- where another role of hers let her ask for protected people. The hub now says of every reader whether she may follow today.
alter policy hers on ${schema}_protected.protected_person
    using (not (current_setting('ponte.operator', true) = any (excluded))
           and (current_setting('ponte.follows', true) = 'on'
                    and current_setting('ponte.operator', true) in (reference_operator, deputy)
                or exists (select from ${schema}_protected.emergency_opening o
                           where o.beneficiary = protected_person.beneficiary and o.until > now())));
