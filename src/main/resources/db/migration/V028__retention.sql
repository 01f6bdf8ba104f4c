-- Why: what is held of a person whom nobody speaks of any more must end (GDPR art. 5). Her services agreed for how many
-- months it is kept; they are told
-- 30 days before.
alter table beneficiary
    add column kept_on date,
    add column ending_noticed_at timestamptz;
comment on column beneficiary.kept_on is 'Day on which an operator said that she is still with us: counts as something heard of her (confermata il)';
comment on column beneficiary.ending_noticed_at is 'When her services were told that she will be forgotten; null once something was heard again (preavviso del)';

create view last_heard with (security_invoker = true) as
    select b.id as beneficiary, b.code, b.is_protected, b.ending_noticed_at, b.changed_at,
           greatest(b.changed_at, b.kept_on,
                    (select max(r.updated_at) from referral r where r.beneficiary = b.id),
                    (select max(o.told_us_at) from outcome o where o.beneficiary = b.id),
                    (select max(p.accepted_at) from proposal p where p.beneficiary = b.id)) as heard_at
    from beneficiary b
    where b.merged_into is null and b.forgotten_at is null;
comment on view last_heard is 'When something was last heard or done about each person who is known (ultima attività)';
comment on column last_heard.beneficiary is 'Who (persona iscritta)';
comment on column last_heard.code is 'Her public code, B-… (codice)';
comment on column last_heard.is_protected is 'Whether she is under protection (persona protetta)';
comment on column last_heard.ending_noticed_at is 'When her services were told that she will be forgotten (preavviso del)';
comment on column last_heard.changed_at is 'When her record last changed; never later than heard_at (modificata il)';
comment on column last_heard.heard_at is 'When (ultima attività)';
