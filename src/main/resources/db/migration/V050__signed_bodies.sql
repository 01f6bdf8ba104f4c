-- A body that a client signed (ModI, INTEGRITY_REST_02) opens one request, as a voucher does: its number is noted beside theirs.
comment on table used_voucher is 'Vouchers and signatures of bodies that opened a request and are not over yet (voucher e firme usati); older rows are removed.';
comment on column used_voucher.issuer is 'Who numbers them: claim iss of a voucher; issuer and client, parted by a space, of a signature (emittente)';
comment on column used_voucher.number is 'Its number: claim jti (numero)';
comment on column used_voucher.over_at is 'When it is over by itself: claim exp (scade il)';
