-- Why: letters, the feed and pages must ask alike until when a service may hear of somebody, and whether she may be written to
-- herself (SAFETY P13). Both follow from her legal basis, so the view of it says so.
-- Until when is kept beside it, worked out by the database itself from the columns that it follows from, so that whose ends
-- next is found without looking through all.
alter table referral add column basis_ends date generated always as (
    case when basis_given_on is not null or renewed_on is not null then
        coalesce(greatest(case when basis_withdrawn_on is null or basis_given_on > basis_withdrawn_on then basis_until end,
                          renewed_until), '-infinity') end) stored;
create index referral_basis_ends on referral (basis_ends, id) where withdrawn_at is null and basis_ends is not null;
comment on column referral.basis_ends is 'Last day on which its legal basis holds, as view legal_basis says it; -infinity where it was taken back, null where none was ever told (fine della base giuridica)';

create or replace view legal_basis with (security_invoker = true) as
    select r.id as referral, r.code as referral_code, r.beneficiary, r.partner, r.withdrawn_at,
           case when latest.is_renewed then 'CONSENT' else r.basis_kind end as kind,
           least(own.given_on, r.renewed_on) as given_on,
           greatest(own.until, r.renewed_until) as until,
           case when latest.is_renewed then r.renewed_by
                when r.self_enrolled then 'herself' else 'partner:' || r.partner end as collected_by,
           r.basis_given_on is not null or r.renewed_on is not null as was_told,
           translate(latest.scope::text, '[]" ', '') as scope,
           coalesce(latest.scope @> '["MATCHING"]', true) as allows_matching,
           coalesce(latest.scope @> '["CONTACT"]', true) as allows_contact,
           r.basis_ends as held_until
    from referral r
    left join lateral (select r.basis_given_on as given_on, r.basis_until as until
                       where r.basis_withdrawn_on is null or r.basis_given_on > r.basis_withdrawn_on) own on true
    cross join lateral (select coalesce(r.renewed_until >= coalesce(own.until, '-infinity'), false) as is_renewed) which
    cross join lateral (select which.is_renewed,
                               case when which.is_renewed then coalesce(r.renewed_scope, '["CONTACT", "MATCHING"]')
                                    when r.basis_kind = 'CONSENT' then coalesce(r.basis_scope, '["CONTACT", "MATCHING"]')
                               end as scope) latest;
comment on column letter.undeliverable_reason is 'NO_ADDRESS: nobody named; BAD_ADDRESS: not a usable address; NO_CONTACT: she does not want to be written to; NO_ADDRESSEE: no referral to answer (motivo)';
comment on column legal_basis.allows_contact is 'Whether she may be written to and telephoned on it (consente di contattarla)';
comment on column legal_basis.held_until is 'Its last day; before all days where it was taken back, null where none was ever told: then nothing has ended (valida fino al)';
