-- Why: a hub over the wrong keys, or over new ones because their folder was lost, would go on sealing what nobody can
-- open together with what stands there already. It compares its keys with this row at start, before it serves anything.
create table vault_check (
    only_row boolean primary key default true check (only_row),
    index_value bytea not null,
    sealed bytea not null,
    kept_at timestamptz not null default now()
);
comment on table vault_check is 'By what a hub knows that its keys are this database''s keys (controllo delle chiavi)';
comment on column vault_check.only_row is 'Always true: there is one row, or none before the first start';
comment on column vault_check.index_value is 'Keyed HMAC of a fixed text, made with index.keyset (indice)';
comment on column vault_check.sealed is 'The same text sealed with hub.keyset, about "vault_check" (testo cifrato)';
comment on column vault_check.kept_at is 'When the keys were first used with this database (conservato il)';
