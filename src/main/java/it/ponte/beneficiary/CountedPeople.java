package it.ponte.beneficiary;

import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code counted_person}: what figures still count of people who were forgotten. */
final class CountedPeople {
    private static final int BAND = 10;

    private final JdbcClient db;

    CountedPeople(JdbcClient db) {
        this.db = db;
    }

    /** Keeps the groups that she belongs to; called before who she is ends. */
    void keep(long person, Identity identity) {
        Identity.Known known = identity instanceof Identity.Known told ? told : null;
        String ageBand = identity instanceof Identity.Protected hidden ? hidden.ageBand() : ageBand(person, known);
        db.sql("insert into counted_person (beneficiary, gender, age_band, citizenship) values (?, ?, ?, ?)")
                .params(person, known == null ? null : known.sex(), ageBand, citizenship(known))
                .update();
    }

    private static String citizenship(Identity.Known known) {
        if (known == null || known.citizenship() == null) {
            return null;
        }
        return known.citizenship().equals("IT") ? "ITALIAN" : "FOREIGN";
    }

    private String ageBand(long person, Identity.Known known) {
        if (known == null || known.bornOn() == null) {
            return null;
        }
        LocalDate enrolledOn = ItalianTime.dayOf(
                db.sql("select coalesce(max(enrolled_at), now()) from enrolment where beneficiary = ?")
                        .param(person)
                        .query((row, i) -> row.getTimestamp(1).toInstant())
                        .single());
        return band(known.bornOn(), enrolledOn);
    }

    /** The ten years of age in which a day falls: "30-39". */
    static String band(LocalDate bornOn, LocalDate day) {
        long first = ChronoUnit.YEARS.between(bornOn, day) / BAND * BAND;
        return first + "-" + (first + BAND - 1);
    }
}
