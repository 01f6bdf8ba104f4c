-- Why: each line is written once and stamped with its answer soon after. With some room left on its page the stamp stays
-- beside the line, no index is touched a second time, and the room is used again by the next lines.
alter table envelope_line set (fillfactor = 85);
