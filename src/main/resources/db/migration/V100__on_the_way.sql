-- Why: our mail server's "250" is not an arrival. What is heard of a letter afterwards (a bounce, a receipt of certified
-- mail), and since when it could not even be handed over, stands with it; so does whom it was last written to, as a keyed
-- hash, so that what others say of its way can be held against that.
alter table letter
    add column failing_since timestamptz,
    add column failure_code text,
    add column sent_to bytea,
    add column sent_through text,
    add column delayed_at timestamptz,
    add column returned_at timestamptz,
    add column accepted_at timestamptz,
    add column delivered_at timestamptz,
    add column moved_on_at timestamptz;
comment on column letter.failing_since is 'Since when no mail server takes it; null when the last try worked (in ritardo dal)';
comment on column letter.failure_code is 'Why it came back or was refused: a code of RFC 5321 or RFC 3463, or a word of daticert.xml; never a server''s own words (codice di errore)';
comment on column letter.sent_to is 'Keyed hash of the address it was last sent to: what is heard of another address is not heard of this letter (indirizzo, impronta)';
comment on column letter.sent_through is 'Which of our mail servers it was last given to: a word of Relay (server)';
comment on column letter.delayed_at is 'When a mail server on its way last said that it is still trying (avviso di ritardo del)';
comment on column letter.returned_at is 'When it last came back, after a mail server of ours had taken it (tornata il)';
comment on column letter.accepted_at is 'When our provider of certified mail took charge of it (accettata il)';
comment on column letter.delivered_at is 'When it lay in the addressee''s certified mailbox (consegnata il)';
comment on column letter.moved_on_at is 'When it went on to the shared mailbox of its service, as it could not be delivered to the caseworker (inoltrata il)';
comment on column letter.undeliverable_reason is 'Why it cannot be delivered: NO_ADDRESS, BAD_ADDRESS, NO_CONTACT, NO_ADDRESSEE, NO_CERTIFICATE, REFUSED, EXPIRED, RETURNED (motivo)';
