-- Why: PostgreSQL checks a reference row by row, and writes a lock on each row that is pointed to. For a file of a million
-- people that was a fifth of all that the database did. Here a statement's references are checked all at once. No lock is
-- needed: a person, an enrolment, a caseworker is never removed, only emptied, and the database holds to that too.
alter table referral
    drop constraint referral_beneficiary_fkey,
    drop constraint referral_enrolment_fkey,
    drop constraint referral_caseworker_fkey;
alter table enrolment drop constraint enrolment_beneficiary_fkey;

-- Each reference is looked up by its own question: as a join the planner would, over tables that were small when it last
-- looked, read them from end to end.
create function referral_points_to_rows() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (
        select from told
        where (select id from beneficiary where id = told.beneficiary) is null
           or (select id from enrolment where id = told.enrolment) is null
           or told.caseworker is not null and (select id from caseworker where id = told.caseworker) is null)
    then
        raise foreign_key_violation using message = 'a referral points to a row that is not there';
    end if;
    return null;
end $$;
comment on function referral_points_to_rows() is 'Whoever is referred, her enrolment and the caseworker are on record (riferimenti della segnalazione)';

create trigger referral_added after insert on referral
    referencing new table as told for each statement execute function referral_points_to_rows();
create trigger referral_moved after update on referral
    referencing new table as told for each statement execute function referral_points_to_rows();

create function enrolment_points_to_rows() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (select from told where (select id from beneficiary where id = told.beneficiary) is null) then
        raise foreign_key_violation using message = 'an enrolment points to a row that is not there';
    end if;
    return null;
end $$;
comment on function enrolment_points_to_rows() is 'Whoever is enrolled is on record (riferimenti dell''iscrizione)';

create trigger enrolment_added after insert on enrolment
    referencing new table as told for each statement execute function enrolment_points_to_rows();
create trigger enrolment_moved after update on enrolment
    referencing new table as told for each statement execute function enrolment_points_to_rows();

create function is_never_removed() returns trigger language plpgsql as $$
begin
    raise restrict_violation using message = 'rows of this table are emptied, never removed';
end $$;
comment on function is_never_removed() is 'Others point to these rows (righe che non si cancellano)';

create trigger beneficiary_stays before delete on beneficiary for each statement execute function is_never_removed();
create trigger enrolment_stays before delete on enrolment for each statement execute function is_never_removed();
create trigger caseworker_stays before delete on caseworker for each statement execute function is_never_removed();
revoke delete on beneficiary, enrolment, caseworker from ${hub};
