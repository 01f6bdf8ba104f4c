-- Why: a voucher (PDND) or another issuer's token opens one request, whichever hub it is shown to; so hubs write down here
-- which they have seen, until each is over by itself.
create table used_voucher (
    issuer text not null,
    number text not null,
    over_at timestamptz not null,
    primary key (issuer, number)
);
create index used_voucher_over on used_voucher (over_at);
comment on table used_voucher is 'Vouchers that opened a request and are not over yet (voucher usati); older rows are removed.';
comment on column used_voucher.issuer is 'Who issued it: claim iss (emittente)';
comment on column used_voucher.number is 'Its number: claim jti (numero)';
comment on column used_voucher.over_at is 'When it is over by itself: claim exp (scade il)';
