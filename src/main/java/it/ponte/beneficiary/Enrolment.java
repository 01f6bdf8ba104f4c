package it.ponte.beneficiary;

import it.ponte.work.RowCopy;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time that a person is with the programme; a person has one open enrolment at most.
 *
 * @param programme which one, with its edition; both null while no edition was open on her day
 */
record Enrolment(long id, long beneficiary, Instant enrolledAt, boolean self, String programme, String edition) {

    /** Adds a row of these columns, in the order in which they stand above. */
    void copyTo(RowCopy rows) {
        rows.row()
                .number(id)
                .number(beneficiary)
                .moment(enrolledAt)
                .flag(self)
                .text(programme)
                .text(edition);
    }

    /** How enrolments of one moment begin: what ids they get, and into which edition each goes. */
    record Beginning(LongSupplier ids, OpenEditions editions, Instant now) {
        Enrolment of(Beneficiary person, String partner, boolean self) {
            OpenEditions.Names open = editions.of(partner, now).orElse(OpenEditions.NONE);
            return new Enrolment(ids.getAsLong(), person.id(), now, self, open.programme(), open.edition());
        }
    }
}
