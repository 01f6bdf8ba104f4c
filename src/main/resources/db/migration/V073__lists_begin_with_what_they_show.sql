-- Why: what a page shows, or the clock takes up, is a handful among a million rows, and was found by looking through all of
-- them at each question: whose legal basis ends, who was noticed that her record ends, which letters wait for somebody.
create index beneficiary_noticed on beneficiary (ending_noticed_at, id) where ending_noticed_at is not null;

create index letter_to_release on letter (id)
    where needs_release and released_at is null and told_at is null and cancelled_at is null and undeliverable_at is null;
create index letter_undeliverable on letter (id) where undeliverable_at is not null;

-- who follows one person was worked out from all whom anybody follows: now it begins at her record and those joined to it
create or replace view queue with (security_invoker = true) as
    select b.id as beneficiary, a.operator, a.from_at
    from assigned_operator a join beneficiary b on b.id = a.beneficiary
    where a.until_at is null and b.merged_into is null and not b.is_protected and b.forgotten_at is null
      and exists (select from operator o join operator_role r on r.operator = o.name
                  where o.name = a.operator and o.removed_at is null
                    and r.role in ('OPERATOR', 'PROTECTED_OPERATOR', 'SUPERVISOR'))
    union all
    select b.merged_into, a.operator, a.from_at
    from assigned_operator a join beneficiary b on b.id = a.beneficiary
    where a.until_at is null and b.merged_into is not null and not b.is_protected and b.forgotten_at is null
      and exists (select from operator o join operator_role r on r.operator = o.name
                  where o.name = a.operator and o.removed_at is null
                    and r.role in ('OPERATOR', 'PROTECTED_OPERATOR', 'SUPERVISOR'));
