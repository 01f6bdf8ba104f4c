-- Why: this index named what a line's answer changes, so each answer wrote a new entry into every index of the table,
-- though the room left on the pages (V009) is there to spare just that. Whoever looks for refused lines begins at their
-- problems: each has one, they are few, and they end when what the line said is forgotten.
drop index envelope_line_kept;
