-- Why: the key that wraps people's data keys gets new versions while hubs run. What older versions wrapped and sealed is
-- done anew in the background; a hub that stops half-way, or another one, goes on where the last one stood.
create table key_version (
    key_class text not null,
    version int not null,
    first_used_at timestamptz not null,
    primary key (key_class, version)
);
comment on table key_version is 'Which versions of the hub''s keys sealed here, and since when (versioni delle chiavi)';
comment on column key_version.key_class is 'Class of the key, such as HUB (classe)';
comment on column key_version.version is 'Id of the version in its keyset (versione)';
comment on column key_version.first_used_at is 'When a hub first sealed with it (in uso dal)';

create table key_rewrap (
    place text primary key,
    version int not null,
    last_id bigint not null,
    passed_over bigint not null,
    finished_at timestamptz
);
comment on table key_rewrap is 'How far what older versions sealed was sealed anew, place by place (rinnovo delle chiavi)';
comment on column key_rewrap.place is 'Table and column (posto)';
comment on column key_rewrap.version is 'The version that takes over (versione)';
comment on column key_rewrap.last_id is 'The last row that was looked at (ultima riga)';
comment on column key_rewrap.passed_over is 'Rows that somebody else was writing: they are looked at once more (saltate)';
comment on column key_rewrap.finished_at is 'When nothing older was left (finito il)';
