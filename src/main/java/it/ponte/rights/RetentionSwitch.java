package it.ponte.rights;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one switch that stops all forgetting by the clock; it holds for every node of the hub, and over a restart. */
@Repository
public class RetentionSwitch {
    private static final Logger log = LoggerFactory.getLogger(RetentionSwitch.class);
    private static final String NAME = "RETENTION_PAUSED";

    private final JdbcClient db;

    public RetentionSwitch(JdbcClient db) {
        this.db = db;
    }

    /** From now on nobody is noticed or forgotten by the clock; erasure on request goes on. */
    public void pause(String operator) {
        int turned = db.sql("insert into switch (name, turned_by) values (?, ?) on conflict (name) do nothing")
                .params(NAME, operator)
                .update();
        if (turned == 1) {
            log.warn("forgetting was paused by {}", operator);
        }
    }

    /** The clocks count again. */
    public void resume(String operator) {
        int turned = db.sql("delete from switch where name = ?").param(NAME).update();
        if (turned == 1) {
            log.warn("forgetting was resumed by {}", operator);
        }
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        return db.sql("select exists (select 1 from switch where name = ?)")
                .param(NAME)
                .query(Boolean.class)
                .single();
    }
}
