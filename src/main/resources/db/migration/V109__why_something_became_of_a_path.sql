-- Why: whoever referred a person asks what became of her, and then why. The reason is one word of a closed list that may be
-- shared; it stands behind the link of a letter, never in it, and of a protected person none is kept (SAFETY P6, P8).
alter table outcome add column reason text;
comment on column outcome.reason is 'Why, a word of OutcomeReason; null when none was told, never for a protected person (motivo)';
