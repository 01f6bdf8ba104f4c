-- Why: what is wrong in a protected person's profile could be set right by her service's next message alone; she may ask for it
-- as everybody may (GDPR art. 16). What it said before, and what was set right, stands apart as all that is known of her.
create table ${schema}_protected.profile_correction (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    before jsonb not null,
    after jsonb not null,
    why text not null,
    corrected_by text not null,
    corrected_at timestamptz not null
);
create index profile_correction_of on ${schema}_protected.profile_correction (beneficiary);
comment on table ${schema}_protected.profile_correction is 'What her reference operator or her deputy set right in the profile of a protected person (rettifica del profilo)';
comment on column ${schema}_protected.profile_correction.id is 'Internal id, in order';
comment on column ${schema}_protected.profile_correction.beneficiary is 'Whose (persona protetta)';
comment on column ${schema}_protected.profile_correction.before is 'What the profile said, codes only, without what she must be spared (diceva)';
comment on column ${schema}_protected.profile_correction.after is 'What it says since, likewise (dice)';
comment on column ${schema}_protected.profile_correction.why is 'On what ground, a word of RectificationReason (motivo)';
comment on column ${schema}_protected.profile_correction.corrected_by is 'operator:<name> (rettificato da)';
comment on column ${schema}_protected.profile_correction.corrected_at is 'When: what a message tells as of an earlier moment does not count (rettificato il)';

grant select, insert, delete on ${schema}_protected.profile_correction to ${hub}_line;
grant select on ${schema}_protected.profile_correction to ${hub}_reader;
alter table ${schema}_protected.profile_correction enable row level security, force row level security;
create policy line on ${schema}_protected.profile_correction to ${hub}_line using (true);
create policy hers on ${schema}_protected.profile_correction for select to ${hub}_reader
    using (exists (select from ${schema}_protected.protected_person p
                   where p.beneficiary = profile_correction.beneficiary));
