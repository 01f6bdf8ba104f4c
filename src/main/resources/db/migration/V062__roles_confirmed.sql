-- Why: whoever says who may sign in could make an account of hers, or one that she opened with a new password, one that
-- opens what is known of protected people. So the two roles that do count only as OPERATOR after such an act, until
-- somebody other than who did it has confirmed whose account it is. What was given before goes on counting.
alter table operator_role
    add column opened_at timestamptz,
    add column opened_by text,
    add column confirmed_at timestamptz,
    add column confirmed_by text;
comment on column operator_role.opened_at is 'When somebody else gave the role or opened the account anew, so that it must be confirmed; null where nobody did (da confermare dal)';
comment on column operator_role.opened_by is 'Who did: operator:<name> (da confermare per opera di)';
comment on column operator_role.confirmed_at is 'When somebody else confirmed whose account it is; null while it waits (confermato il)';
comment on column operator_role.confirmed_by is 'Who confirmed: operator:<name> (confermato da)';
comment on column audit_alert.kind is 'MANY_PEOPLE, FAILED_SIGN_INS, BREAK_GLASS, CHAIN_BROKEN, ROLE_GIVEN, ACCOUNT_OPENED (tipo)';
