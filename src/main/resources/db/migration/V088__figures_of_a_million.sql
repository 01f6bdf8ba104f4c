-- Why: the page of retention asked of everybody when her record last changed. Whoever was silent for two years lies where
-- little was written since, so that an index of whole stretches of the table is enough; it costs those who are recorded
-- next to nothing.
create index beneficiary_changed on beneficiary using brin (changed_at) with (autosummarize = on);
comment on index beneficiary_changed is 'Stretches of the table in which nobody changed for long (ultima modifica)';
