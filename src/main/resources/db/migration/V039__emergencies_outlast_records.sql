-- Why: when a protected person is forgotten, what was known of her ends, and with it the service that an emergency access
-- was told to: the access fell out of the officer's list, and a notice that still waited could never leave. The opening
-- itself keeps which service it is; whose record it was stays untold.
alter table ${schema}_protected.emergency_opening add column partner text;
comment on column ${schema}_protected.emergency_opening.partner is 'The referring service, which is told of it (servizio inviante)';
