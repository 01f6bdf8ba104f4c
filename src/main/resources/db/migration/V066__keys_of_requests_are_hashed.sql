-- Why: a request's Idempotency-Key is the sender's own text and was kept as it came; some take a case number or a tax code
-- for it. New ones are kept as a keyed hash. What stands is emptied: such a request sent once more after the upgrade is
-- read again, and its lines change nothing.
update envelope set idempotency_key = null where channel = 'rest' and idempotency_key is not null;
