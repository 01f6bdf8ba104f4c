-- Why: each answer of the feed now says where to go on, behind what is held back. That is the last place of all feeds, so that
-- it tells nobody whether anything of one's own is held back; it is asked for with every answer.
create index feed_entry_position on feed_entry (position);
comment on index feed_entry_position is 'The last place of all feeds (ultima posizione)';
