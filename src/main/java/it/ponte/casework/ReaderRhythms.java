package it.ponte.casework;

import it.ponte.casework.CaseReader.Kind;
import it.ponte.feedback.Rhythm;
import it.ponte.feedback.Rhythms;
import org.springframework.stereotype.Component;

/** How often readers who follow the cases of others want a digest; who enrolled herself is not asked. */
@Component
public class ReaderRhythms {
    private final Rhythms rhythms;

    ReaderRhythms(Rhythms rhythms) {
        this.rhythms = rhythms;
    }

    /** What this reader chose, or what holds for her where she chose nothing. */
    public Rhythm of(CaseReader reader) {
        return reader.kind() == Kind.CASEWORKER ? rhythms.of(reader.id()) : rhythms.of(reader.partner());
    }

    /** She chooses; inside a transaction. */
    public void choose(CaseReader reader, Rhythm rhythm) {
        if (reader.kind() == Kind.CASEWORKER) {
            rhythms.choose(reader.id(), rhythm);
        } else {
            rhythms.choose(reader.partner(), rhythm);
        }
    }
}
