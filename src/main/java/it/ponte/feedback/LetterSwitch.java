package it.ponte.feedback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one switch that pauses all letters; it holds for every node of the hub, and over a restart. */
@Repository
public class LetterSwitch {
    private static final Logger log = LoggerFactory.getLogger(LetterSwitch.class);
    private static final String NAME = "LETTERS_PAUSED";

    private final JdbcClient db;

    public LetterSwitch(JdbcClient db) {
        this.db = db;
    }

    /** From now on no letter leaves. Pausing twice is pausing once: the first operator stays noted. */
    public void pause(String operator) {
        int turned = db.sql("insert into switch (name, turned_by) values (?, ?) on conflict (name) do nothing")
                .params(NAME, operator)
                .update();
        if (turned == 1) {
            log.warn("letters were paused by {}", operator);
        }
    }

    /** Letters leave again, those that waited too. */
    public void resume(String operator) {
        int turned = db.sql("delete from switch where name = ?").param(NAME).update();
        if (turned == 1) {
            log.warn("letters were resumed by {}", operator);
        }
    }

    /** Whether letters are paused. */
    public boolean isPaused() {
        return db.sql("select exists (select 1 from switch where name = ?)")
                .param(NAME)
                .query(Boolean.class)
                .single();
    }
}
