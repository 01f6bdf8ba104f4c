package it.ponte.rights;

import it.ponte.work.Switch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one switch that stops all forgetting by the clock. */
@Component
public class RetentionSwitch {
    private final Switch paused;

    public RetentionSwitch(JdbcClient db) {
        this.paused = new Switch(db, "RETENTION_PAUSED");
    }

    /** From now on nobody is noticed or forgotten by the clock; erasure on request goes on. */
    public void pause(String operator) {
        paused.turnOn(operator);
    }

    /** The clocks count again. */
    public void resume(String operator) {
        paused.turnOff(operator);
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        return paused.isOn();
    }
}
