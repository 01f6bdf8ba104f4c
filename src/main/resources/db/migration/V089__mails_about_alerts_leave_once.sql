-- Why: the stamp of the mail about an alert could be written over, so whoever held the hub's login could move when the mail
-- had left. It is written once.
create or replace function refuse_alert_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.mailed_at is null and new.mailed_at is not null
           and (new.id, new.kind, new.account, new.hour, new.raised_at)
             = (old.id, old.kind, old.account, old.hour, old.raised_at) then
            return new;
        end if;
    end if;
    raise exception 'table % is only ever added to', tg_table_name;
end $$;
comment on function refuse_alert_change is 'Holds table audit_alert as it is, against its owner too, but for the stamp of the mail, which is written once';
