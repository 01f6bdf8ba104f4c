-- Why: what messages change of people, and what the hub does by its clocks, is audited too (SAFETY P16). A message's row
-- names its envelope and counts its lines, as a line's row names envelope and number: both are found by the code before.
create index audit_about_first on audit (split_part(translate(about, ':', ' '), ' ', 1), id);
comment on column audit.who is 'operator:<name> (operator:? where it is nobody''s name), partner:<id> also for what its message changed, hub:<stage> for what the hub does by itself (chi)';
comment on column audit.about is 'Public code, or # and a keyed hash where a person is protected; behind it the number of a line after a colon, or how many lines after a blank; empty where it is about no one thing (su)';
