-- Why: a person has nine keys or so. For a million people looking up whose each of them is, and keys of 16 bytes, was the
-- largest part of the comparison. 8 bytes are enough: should two keys ever be equal by chance, two people more are
-- compared, and found to be unlike. The keys are computed anew from who is on record.
drop table comparison_key;
create table comparison_key (
    key bigint not null,
    beneficiary bigint not null,
    primary key (key, beneficiary)
);
create index comparison_key_of on comparison_key (beneficiary);
comment on table comparison_key is 'By what people who may be the same find each other, so that only they are opened and compared; written with each comparison (chiavi di confronto)';
comment on column comparison_key.key is 'Last 8 bytes of a keyed HMAC with a purpose of its own: of names with day of birth, of phone or e-mail with a name, of a tax code (chiave)';
comment on column comparison_key.beneficiary is 'Who has it, never a protected or merged record; her record is never deleted, so nothing watches over it (persona iscritta)';

insert into work (stage, subject, subjects)
select 'COMPARE', min(id), array_agg(id)
from (select id, row_number() over (order by id) / 500 as part from beneficiary
      where not is_protected and merged_into is null) waiting
group by part;
