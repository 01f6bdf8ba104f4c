-- Why: a plain hash of a whole message stays when the person it told of is forgotten, and of one who is protected: whoever
-- has a copy of the database and knows most of a short message (who sent it, when, what profile came of it) can try out
-- the rest, a case number, an employer to be avoided, until the hash fits. The key of a mailed file, and what stands for
-- a file that was refused unread, were made of its content or its name in the same way. New ones are keyed. What stands
-- is emptied: what was kept and not yet taken away at the upgrade is kept once more.
update envelope set content_hash = null, idempotency_key = null
where content_hash is not null or idempotency_key is not null;
comment on column envelope.content_hash is 'Keyed hash of all its bytes, known when they were read; the bytes are not kept (impronta)';
comment on column envelope.idempotency_key is 'Keyed hash of the sender''s own key for this request, of a mailed file its mail and content; null where there is none (chiave di idempotenza)';
