-- Why: the reference of a line to its envelope was checked row by row, a question and a lock for each line of a large file
-- and for each message posted. Here those of one statement are checked at once, as V031 does for people. No lock is needed:
-- an envelope is never removed, and the database holds to that too.
alter table envelope_line drop constraint envelope_line_envelope_fkey;

create function envelope_line_points_to_rows() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (
        select from (select distinct envelope from told) line
        where (select id from envelope where id = line.envelope) is null)
    then
        raise foreign_key_violation using message = 'a line points to an envelope that is not there';
    end if;
    return null;
end $$;
comment on function envelope_line_points_to_rows() is 'The envelope of a line is on record (riferimento della riga alla busta)';

create trigger envelope_line_added after insert on envelope_line
    referencing new table as told for each statement execute function envelope_line_points_to_rows();

create function line_stays_with_its_envelope() returns trigger language plpgsql as $$
begin
    raise restrict_violation using message = 'a line stays with the envelope that it came in';
end $$;
comment on function line_stays_with_its_envelope() is 'No line moves to another envelope (la riga resta nella sua busta)';

create trigger envelope_line_moved before update of envelope on envelope_line
    for each statement execute function line_stays_with_its_envelope();
create trigger envelope_stays before delete on envelope for each statement execute function is_never_removed();
revoke delete on envelope from ${hub};
