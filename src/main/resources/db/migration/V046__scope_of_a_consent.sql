-- Why: a consent is given for something (SAFETY P13). What it covers is told with it or noted by whoever collects it anew;
-- where nothing was told it means what it always meant here: to be proposed for work, and to be reached for that. A
-- consent that does not cover matching allows no matching. A public task of a service has no scope of its own.
alter table referral
    add column basis_scope jsonb,
    add column renewed_scope jsonb,
    add constraint referral_basis_scope check (basis_scope <@ '["MATCHING", "CONTACT", "DISCLOSURE", "STATISTICS"]'),
    add constraint referral_renewed_scope check (renewed_scope <@ '["MATCHING", "CONTACT", "DISCLOSURE", "STATISTICS"]');
comment on column referral.basis_scope is 'What the consent covers, words of ConsentScope; null where it was not told (ambito del consenso)';
comment on column referral.renewed_scope is 'What the consent covers that an operator collected anew; null likewise (ambito del consenso rinnovato)';

create or replace view legal_basis with (security_invoker = true) as
    select r.id as referral, r.code as referral_code, r.beneficiary, r.partner, r.withdrawn_at,
           case when latest.is_renewed then 'CONSENT' else r.basis_kind end as kind,
           least(own.given_on, r.renewed_on) as given_on,
           greatest(own.until, r.renewed_until) as until,
           case when latest.is_renewed then r.renewed_by
                when r.self_enrolled then 'herself' else 'partner:' || r.partner end as collected_by,
           r.basis_given_on is not null or r.renewed_on is not null as was_told,
           translate(latest.scope::text, '[]" ', '') as scope,
           coalesce(latest.scope @> '["MATCHING"]', true) as allows_matching
    from referral r
    left join lateral (select r.basis_given_on as given_on, r.basis_until as until
                       where r.basis_withdrawn_on is null or r.basis_given_on > r.basis_withdrawn_on) own on true
    cross join lateral (select coalesce(r.renewed_until >= coalesce(own.until, '-infinity'), false) as is_renewed) which
    cross join lateral (select which.is_renewed,
                               case when which.is_renewed then coalesce(r.renewed_scope, '["CONTACT", "MATCHING"]')
                                    when r.basis_kind = 'CONSENT' then coalesce(r.basis_scope, '["CONTACT", "MATCHING"]')
                               end as scope) latest;
comment on column legal_basis.scope is 'What the consent covers, words with commas between; null for a public task (ambito)';
comment on column legal_basis.allows_matching is 'Whether she may be proposed for work on it (consente di proporre)';
