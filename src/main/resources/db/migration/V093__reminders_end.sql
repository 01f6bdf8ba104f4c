-- Why: a service that does nothing about a legal basis that ends was told once, thirty days before, and a letter is easily
-- overlooked. It is reminded after ten days and after twenty, and then no more.
alter table letter add column reminder int not null default 0;
comment on column letter.reminder is 'Which repetition of a notice it is; 0 for the notice itself, and for all other letters (promemoria)';
drop index letter_notice_once;
create unique index letter_notice_once on letter (referral, notice, notice_for, reminder) where notice is not null;
comment on index letter_notice_once is 'A notice is given, and each of its reminders, once for each day that it is about';
create index letter_notice_day on letter (notice, notice_for) where notice is not null;
