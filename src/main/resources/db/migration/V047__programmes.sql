-- Why: more than one programme may run at once, each with its own rules, money and figures; and each runs in editions that
-- somebody funds. An enrolment belongs to the edition of its sender's programme that was open on its day. What programmes
-- and editions there are stands in config/programmes; here only their names. Old enrolments get theirs at the next start.
alter table enrolment
    add column programme text,
    add column edition text,
    add constraint enrolment_edition check ((programme is null) = (edition is null));
create index enrolment_without_edition on enrolment (id) where edition is null;
create index enrolment_beneficiary on enrolment (beneficiary);
comment on column enrolment.programme is 'The programme, by the name of its file; null while no edition was open on its day (programma)';
comment on column enrolment.edition is 'Its edition, as the file names it (edizione)';
