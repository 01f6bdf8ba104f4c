package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
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
    @Allowed({Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public void pause(OperatorCaller who) {
        paused.turnOn(who.stampedAs());
    }

    /** The clocks count again. */
    @Allowed({Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
    public void resume(OperatorCaller who) {
        paused.turnOff(who.stampedAs());
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        return paused.isOn();
    }
}
