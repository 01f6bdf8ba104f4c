-- Why: a person may ask that the hub only keeps what it holds of her (GDPR art. 18), or that it forgets her (art. 17);
-- and whoever is not heard of for long is forgotten too (art. 5). Who is forgotten has no key, no document and no code
-- that was ever told to anybody; what the figures count of her stays, in groups.
alter table beneficiary
    add column restricted_at timestamptz,
    add column restricted_by text,
    add column forgotten_at timestamptz,
    add column forgotten_by text,
    add column forgotten_why text,
    add constraint beneficiary_forgotten check (forgotten_at is null or data_key is null and identity is null
                                                and tax_code_index is null);
comment on column beneficiary.restricted_at is 'Since when her record is only kept: no matching, no letters; null while it is used (limitazione dal)';
comment on column beneficiary.restricted_by is 'Who restricted it, operator:<name> (limitazione di)';
comment on column beneficiary.forgotten_at is 'When she was forgotten, null while she is known (dimenticata il)';
comment on column beneficiary.forgotten_by is 'operator:<name>, or hub when her time had run out (dimenticata da)';
comment on column beneficiary.forgotten_why is 'Why, a word of ForgettingReason (motivo)';
comment on column beneficiary.data_key is 'Her own key, wrapped by the hub''s; null when merged or forgotten (chiave)';

create table counted_person (
    beneficiary bigint primary key references beneficiary,
    gender text,
    age_band text,
    citizenship text
);
comment on table counted_person is 'What figures still count of a person who was forgotten, beside education and province in her profile (persona nelle statistiche)';
comment on column counted_person.beneficiary is 'Her record, without anything that leads to her (persona iscritta)';
comment on column counted_person.gender is 'F or M as declared, null where not told (genere)';
comment on column counted_person.age_band is 'Ten years, as "30-39", at her last enrolment; null where not told (fascia d''età)';
comment on column counted_person.citizenship is 'ITALIAN or FOREIGN, null where not told (cittadinanza)';
