package it.ponte.feedback;

import it.ponte.work.Switch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one switch that pauses all letters. */
@Component
public class LetterSwitch {
    private final Switch paused;

    public LetterSwitch(JdbcClient db) {
        this.paused = new Switch(db, "LETTERS_PAUSED");
    }

    /** From now on no letter leaves. */
    public void pause(String operator) {
        paused.turnOn(operator);
    }

    /** Letters leave again, those that waited too. */
    public void resume(String operator) {
        paused.turnOff(operator);
    }

    /** Whether letters are paused. */
    public boolean isPaused() {
        return paused.isOn();
    }
}
