-- Why: who looked at a person, and who changed something about her, must be told years later, and nobody, not even whoever
-- owns the database, may take it back unseen. A row is written with its effect; a sealer chains the committed rows, each
-- link over the one before it, and signs where the chain stands, in the database and in a file outside it.
create table audit (
    id bigint generated always as identity primary key,
    who text not null,
    what text not null,
    is_change boolean not null,
    about text not null,
    at timestamptz not null,
    hub text not null,
    mac bytea not null
);
create index audit_who on audit (who, at);
create index audit_about on audit (about, id);
create index audit_at on audit (at);
comment on table audit is 'Who read or changed what of a person; rows are only ever added (registro degli accessi)';
comment on column audit.id is 'Internal id; a row that commits late may have a lower one than those sealed before it';
comment on column audit.who is 'operator:<name>, partner:<id>, nobody or hub (chi)';
comment on column audit.what is 'A fixed word such as beneficiary.opened (che cosa)';
comment on column audit.is_change is 'True for a change, false for a look (modifica)';
comment on column audit.about is 'Public code, or # and a keyed hash where a person is protected; empty where it is about no one thing (su)';
comment on column audit.at is 'When, by the clock of the hub (quando)';
comment on column audit.hub is 'Which hub wrote it, the id in its data folder (nodo)';
comment on column audit.mac is 'Keyed HMAC of all this but the id: whoever lacks index.keyset cannot add a row (codice di autenticazione)';

create table audit_unsealed (
    audit bigint primary key
);
comment on table audit_unsealed is 'Rows of table audit that no chain holds yet (da sigillare); written with the row, removed by the sealer';
comment on column audit_unsealed.audit is 'Which row (riga del registro)';

create table audit_link (
    chain text not null,
    seq bigint not null,
    audit bigint not null unique,
    hash bytea not null,
    primary key (chain, seq)
);
comment on table audit_link is 'The chains: each hub''s links in order, one per sealed row (catene di sigilli)';
comment on column audit_link.chain is 'Id of the hub whose chain it is (catena)';
comment on column audit_link.seq is 'Place in the chain, from 1 without a gap (posto)';
comment on column audit_link.audit is 'Which row; no foreign key, so that a removed row can be named (riga del registro)';
comment on column audit_link.hash is 'SHA-256 over the hash of the link before and the row in its canonical form (impronta)';

create table audit_root (
    chain text not null,
    seq bigint not null,
    hash bytea not null,
    at timestamptz not null,
    signature bytea not null,
    primary key (chain, seq)
);
comment on table audit_root is 'Where each chain stood after a batch, signed; the same stands in a file of the hub (radici firmate)';
comment on column audit_root.chain is 'Which chain (catena)';
comment on column audit_root.seq is 'The last link that it vouches for (ultimo posto)';
comment on column audit_root.hash is 'That link''s hash (impronta)';
comment on column audit_root.at is 'When the batch was sealed, by the clock of the hub (sigillato il)';
comment on column audit_root.signature is 'Ed25519, made with audit.keyset over chain, seq, hash and at (firma)';

create table audit_alert (
    id bigint generated always as identity primary key,
    kind text not null,
    account text not null,
    hour timestamptz not null,
    raised_at timestamptz not null,
    mailed_at timestamptz,
    unique (kind, account, hour)
);
comment on table audit_alert is 'What somebody should look into, once per account and hour (avvisi del registro)';
comment on column audit_alert.id is 'Internal id, in order';
comment on column audit_alert.kind is 'MANY_PEOPLE, FAILED_SIGN_INS, BREAK_GLASS, CHAIN_BROKEN (tipo)';
comment on column audit_alert.account is 'Whom it is about, as in audit.who; hub where it is about nobody (chi)';
comment on column audit_alert.hour is 'The hour it falls in (ora)';
comment on column audit_alert.raised_at is 'When it was noticed (rilevato il)';
comment on column audit_alert.mailed_at is 'When the mail about it was handed over; null where none was or must be (inviato il)';

-- Five years are kept (SAFETY P14). Whole batches go, so that what stays still begins behind a signed root.
create function refuse_audit_change() returns trigger language plpgsql as $$
declare
    may_go boolean := false;
begin
    if tg_op = 'DELETE' and coalesce(current_setting('ponte.forget_audit', true), '') = 'on' then
        if tg_table_name = 'audit' then
            may_go := old.at < now() - interval '5 years';
        elsif tg_table_name = 'audit_link' then
            may_go := exists (select from ${schema}.audit_root r where r.chain = old.chain and r.seq >= old.seq
                              and r.at < now() - interval '5 years');
        end if;
    end if;
    if not may_go then
        raise exception 'table % is only ever added to', tg_table_name;
    end if;
    return old;
end $$;
comment on function refuse_audit_change is 'Holds table audit and its chains as they are, against their owner too';

create trigger only_added_to before update or delete on audit for each row execute function refuse_audit_change();
create trigger never_emptied before truncate on audit for each statement execute function refuse_audit_change();
create trigger only_added_to before update or delete on audit_link for each row execute function refuse_audit_change();
create trigger never_emptied before truncate on audit_link for each statement execute function refuse_audit_change();
create trigger only_added_to before update or delete on audit_root for each row execute function refuse_audit_change();
create trigger never_emptied before truncate on audit_root for each statement execute function refuse_audit_change();

create function forget_old_audit() returns bigint
    language plpgsql security definer set search_path = ${schema}, pg_temp as $$
declare
    forgotten bigint;
begin
    perform set_config('ponte.forget_audit', 'on', true);
    -- A day more than five years: a row and its root may be stamped by clocks of two hubs.
    with ends as (select chain, max(seq) as seq from audit_root
                  where at < now() - interval '5 years 1 day' group by chain),
         old as (delete from audit_link l using ends e where l.chain = e.chain and l.seq <= e.seq returning l.audit)
    delete from audit a using old where a.id = old.audit;
    get diagnostics forgotten = row_count;
    perform set_config('ponte.forget_audit', '', true);
    return forgotten;
end $$;
comment on function forget_old_audit is 'Forgets sealed rows of more than five years ago, with their links; the roots stay; answers how many';
revoke all on function forget_old_audit from public;
grant execute on function forget_old_audit to ${hub};

-- Where hub and owner are one login its own rights must stay: the owner's are needed to forget; the triggers hold it.
do $$ begin
    if '${hub}' <> current_user then
        revoke update, delete, truncate on audit, audit_link, audit_root from ${hub};
    end if;
end $$;

-- What history_opened told stands in the audit from now on; what it told before is still read.
comment on table history_opened is 'Who looked at what a person''s record said before, until the audit took over (aperture delle versioni precedenti)';
