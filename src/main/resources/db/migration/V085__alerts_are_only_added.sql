-- Why: the alerts of the audit stood in a table that the hub's login could empty, and with them what somebody should look
-- into. They are added and stay, as the audit does; only when the mail about one was handed over may be noted.
create function refuse_alert_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if new.mailed_at is not null and (new.id, new.kind, new.account, new.hour, new.raised_at)
                                       = (old.id, old.kind, old.account, old.hour, old.raised_at) then
            return new;
        end if;
    end if;
    raise exception 'table % is only ever added to', tg_table_name;
end $$;
comment on function refuse_alert_change is 'Holds table audit_alert as it is, against its owner too, but for the stamp of the mail';

create trigger only_added_to before update or delete on audit_alert for each row execute function refuse_alert_change();
create trigger never_emptied before truncate on audit_alert for each statement execute function refuse_alert_change();
comment on table audit_alert is 'What somebody should look into, once per account and hour; rows are only ever added (avvisi del registro)';

do $$ begin
    if '${hub}' <> current_user then
        revoke update, delete, truncate on audit_alert from ${hub};
        grant update (mailed_at) on audit_alert to ${hub};
    end if;
end $$;
