-- Why: what an operator had set right in somebody's profile ended when she came under protection, and her service's next file
-- told the mistake again (GDPR art. 16). Facts of the profile are hers under protection too, so what was set right of them
-- goes on counting. Their keyed hashes stand apart as all that is known of her; facts that tell who she is end as before.
create table ${schema}_protected.rectified_before (
    id bigint generated always as identity primary key,
    beneficiary bigint not null references beneficiary,
    field text not null,
    wrong bytea,
    rectified_at timestamptz not null
);
create index rectified_before_of on ${schema}_protected.rectified_before (beneficiary);
comment on table ${schema}_protected.rectified_before is 'Facts of the profile that were set right before she came under protection (rettifiche di prima della protezione)';
comment on column ${schema}_protected.rectified_before.id is 'Internal id, in order';
comment on column ${schema}_protected.rectified_before.beneficiary is 'Whose (persona protetta)';
comment on column ${schema}_protected.rectified_before.field is 'Which fact, a word of RectifiedField (dato)';
comment on column ${schema}_protected.rectified_before.wrong is 'Keyed HMAC of what the record said wrongly; null where it said nothing (valore errato)';
comment on column ${schema}_protected.rectified_before.rectified_at is 'When: what a message tells as of an earlier moment does not count (rettificato il)';

grant select, insert, delete on ${schema}_protected.rectified_before to ${hub}_line;
alter table ${schema}_protected.rectified_before enable row level security, force row level security;
create policy line on ${schema}_protected.rectified_before to ${hub}_line using (true);
