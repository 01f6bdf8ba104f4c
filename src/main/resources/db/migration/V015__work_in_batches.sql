-- Why: a batch of a thousand recorded lines sent a thousand people to be matched and to be compared, one row each. They
-- were recorded together and are matched and compared together: one row.
alter table work add column subjects bigint[];
comment on column work.subject is 'Id of the row that the stage works on (oggetto); of several the first';
comment on column work.subjects is 'Ids of all rows that the stage works on, null when it is one (oggetti)';
