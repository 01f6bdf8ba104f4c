package it.ponte.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A switch that an operator turns, a row of table {@code switch}: it holds for every hub, and over a restart. */
public final class Switch {
    private static final Logger log = LoggerFactory.getLogger(Switch.class);

    private final JdbcClient db;
    private final String name;

    /** The switch of this name, a constant such as LETTERS_PAUSED. */
    public Switch(JdbcClient db, String name) {
        this.db = db;
        this.name = name;
    }

    /** Turns it on. Turned on twice it is on once: the first operator stays noted. */
    public void turnOn(String operator) {
        int turned = db.sql("insert into switch (name, turned_by) values (?, ?) on conflict (name) do nothing")
                .params(name, operator)
                .update();
        if (turned == 1) {
            log.warn("{} was turned on by {}", name, operator);
        }
    }

    /** Turns it off. */
    public void turnOff(String operator) {
        int turned = db.sql("delete from switch where name = ?").param(name).update();
        if (turned == 1) {
            log.warn("{} was turned off by {}", name, operator);
        }
    }

    /** Whether it is on. */
    public boolean isOn() {
        return db.sql("select exists (select 1 from switch where name = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }
}
