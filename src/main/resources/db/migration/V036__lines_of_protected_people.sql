-- Why: that a line came in, or waits to be corrected, would tell of a protected person to whoever reads the lists of
-- arrivals (SAFETY P4). Which lines those are must be known without opening them: they are few, so that they stand in a
-- table of their own and cost the others nothing.
create table shielded_line (
    envelope bigint not null references envelope,
    number int not null,
    primary key (envelope, number)
);
comment on table shielded_line is 'Lines about protected people: who follows people of that service alone may know of them (righe riservate)';
comment on column shielded_line.envelope is 'The envelope (busta)';
comment on column shielded_line.number is 'Number of the line (riga)';

-- what was refused for telling who a protected person is, is about one
insert into shielded_line (envelope, number)
select distinct envelope, line from problem where code = 'IDENTITY_NOT_ALLOWED';

-- the hub asks for all protected people where it hides what stands about them
create index beneficiary_protected on beneficiary (id) where is_protected;

alter table replay add column also_shielded boolean not null default true;
alter table replay alter column also_shielded drop default;
comment on column replay.also_shielded is 'Whether it reads lines about protected people too, because who asked may know of them (anche righe riservate)';
