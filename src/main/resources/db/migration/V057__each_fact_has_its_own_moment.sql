-- Why: one moment stood for all that is known of a person. Where the newest message was silent about a fact, an older
-- value counted as just told, and a newer one that came late was lost. Each fact now keeps its own moment where that
-- differs, sealed beside it; documents that were sealed before have none, and all their facts hold as of the row's moment.
comment on column beneficiary.identity is 'Sealed JSON of who she is, and of when those facts were told that do not hold as of as_of, about "beneficiary:<code>" (identità)';
comment on column beneficiary.as_of is 'Moment that the newest message speaks of, which told the profile: an older one tells only facts of the identity on which no newer one did (riferito al)';
comment on column referral.case_document is 'Sealed JSON of the service''s own number, of the number for letters, of whom and what it told of last, and of when those facts were told that its newest message is silent about, about "referral:<code>"; null when it went with an old key (documento di pratica)';
