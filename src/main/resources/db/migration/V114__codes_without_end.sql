-- Why: whoever has a letter's link could ask for codes and guess them, slowly but without end. There are ten a day for
-- each reader, and an alert when she has had them.
comment on column audit_alert.kind is 'MANY_PEOPLE, FAILED_SIGN_INS, BREAK_GLASS, CHAIN_BROKEN, ROLE_GIVEN, ACCOUNT_OPENED, MANY_CODES (tipo)';
