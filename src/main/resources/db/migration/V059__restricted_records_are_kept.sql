-- Why: whose record is only kept must not be forgotten by the clock (GDPR art. 18), and a consent that she gave anew, or gave
-- for one vacancy, is news of her: neither was seen here.
create or replace view last_heard with (security_invoker = true) as
    select b.id as beneficiary, b.code, b.is_protected, b.ending_noticed_at, b.changed_at,
           greatest(b.changed_at, b.kept_on,
                    (select max(r.updated_at) from referral r where r.beneficiary = b.id),
                    (select max(r.renewed_on) from referral r where r.beneficiary = b.id),
                    (select max(o.told_us_at) from outcome o where o.beneficiary = b.id),
                    (select max(p.accepted_at) from proposal p where p.beneficiary = b.id),
                    (select max(d.recorded_at) from disclosure d join proposal p on p.id = d.proposal
                     where p.beneficiary = b.id)) as heard_at,
           b.restricted_at
    from beneficiary b
    where b.merged_into is null and b.forgotten_at is null;
comment on column last_heard.restricted_at is 'Since when her record is only kept; null while it is used (limitazione dal)';

-- notices that were cancelled because her legal basis had ended told nobody: they are given anew
update beneficiary b set ending_noticed_at = null
where b.ending_noticed_at is not null and b.forgotten_at is null
  and exists (select from letter l join referral r on r.id = l.referral
              where r.beneficiary = b.id and r.withdrawn_at is null and l.notice = 'RECORD_ENDS'
                and l.cancelled_at is not null and l.told_at is null);
