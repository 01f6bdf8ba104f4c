-- Why: a letter is tried for three days. While letters are paused, the hub is away or our mail server refuses us, nobody
-- tries it: the first answer afterwards ended it at once. Now the days begin anew where the last try is too long ago.
alter table letter add column failed_at timestamptz;
update letter set failed_at = now() where failing_since is not null;
comment on column letter.failed_at is 'When it was last tried in vain (ultimo tentativo non riuscito)';
