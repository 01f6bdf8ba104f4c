-- Why: a list of a million people was put together in memory before it left. It now leaves as its people are read, and
-- what left is written down before: so a list that breaks off on its way counts those who left with it.
comment on table people_export is 'Lists of people that left the hub; a row is added before the first of them leaves (elenchi esportati)';
comment on column people_export.made_at is 'When it began to leave (preparato il)';
comment on column people_export.people is 'How many people left with it; while it leaves, so far (persone)';
