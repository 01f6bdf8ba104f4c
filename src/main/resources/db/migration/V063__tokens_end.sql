-- Why: a personal token that somebody forgot in a script opened the REST face for ever. Those from before have the usual
-- 90 days from now on.
alter table operator add column token_until timestamptz;
comment on column operator.token_until is 'Until when the personal token opens; null without one (token valido fino al)';
update operator set token_until = now() + interval '90 days' where token_sha256 is not null;
