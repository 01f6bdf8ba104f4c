-- Why: when the last case of a caseworker is forgotten, so is she; her row stays, because rows that others point to are
-- never removed.
alter table caseworker alter column contact drop not null;
comment on column caseworker.contact is 'Sealed JSON of name and e-mail, about "caseworker:<email_index in hex>"; null once she was forgotten, and the index leads nowhere then (contatto)';
