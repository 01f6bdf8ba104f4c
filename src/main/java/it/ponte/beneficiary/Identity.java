package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who a person is, as far as the hub may know. For a protected person there is nothing to know here but a reference
 * that the referring centre alone can resolve (SAFETY P1, P2).
 */
public sealed interface Identity {

    /** What services tell of who a person is, each fact by itself. */
    enum Fact {
        FIRST_NAME,
        LAST_NAME,
        TAX_CODE,
        SEX,
        BORN_ON,
        CITIZENSHIP,
        EMAIL,
        PHONE,
        REFERENCE,
        AGE_BAND
    }

    /** What it says about a fact; null where it is silent. */
    Object about(Fact fact);

    /** What operators see where a name would stand: "cognome nome", or the centre's reference. */
    Personal shownAs();

    /** The names by which she could be recognised in a text; none when protected. */
    Stream<Personal> names();

    /** Her own e-mail address; null where not told, and always for a protected person. */
    Personal email();

    /** Whether only the assigned operator may open this record. */
    boolean isProtected();

    /**
     * This identity, with those facts of another that are newer. What is protected stays so: neither a newer nor an older
     * name ever completes it (SAFETY P11).
     */
    Identity and(Identity other, Predicate<Fact> isNewer);

    /**
     * A person known by name.
     *
     * @param codiceFiscale valid, normalised (omocodia undone), null where she has none
     * @param sex F or M as declared, null where not told
     * @param bornOn null where not told
     * @param citizenship ISO 3166-1 alpha-2, null where not told
     * @param email and phone (E.164), null where not told
     */
    record Known(
            Personal firstName,
            Personal lastName,
            Personal codiceFiscale,
            String sex,
            LocalDate bornOn,
            String citizenship,
            Personal email,
            Personal phone)
            implements Identity {
        /** Nobody has told anything yet. */
        static final Known UNTOLD = new Known(null, null, null, null, null, null, null, null);

        @Override
        public Personal shownAs() {
            return Personal.of((reveal(lastName) + " " + reveal(firstName)).strip());
        }

        @Override
        public Object about(Fact fact) {
            return switch (fact) {
                case FIRST_NAME -> firstName;
                case LAST_NAME -> lastName;
                case TAX_CODE -> codiceFiscale;
                case SEX -> sex;
                case BORN_ON -> bornOn;
                case CITIZENSHIP -> citizenship;
                case EMAIL -> email;
                case PHONE -> phone;
                case REFERENCE, AGE_BAND -> null;
            };
        }

        @Override
        public Identity and(Identity other, Predicate<Fact> isNewer) {
            if (!(other instanceof Known known)) {
                return other;
            }
            Function<Fact, Known> newer = fact -> isNewer.test(fact) ? known : this;
            return new Known(
                    newer.apply(Fact.FIRST_NAME).firstName,
                    newer.apply(Fact.LAST_NAME).lastName,
                    newer.apply(Fact.TAX_CODE).codiceFiscale,
                    newer.apply(Fact.SEX).sex,
                    newer.apply(Fact.BORN_ON).bornOn,
                    newer.apply(Fact.CITIZENSHIP).citizenship,
                    newer.apply(Fact.EMAIL).email,
                    newer.apply(Fact.PHONE).phone);
        }

        /** Her names and her tax code alone. */
        Known only() {
            return new Known(firstName, lastName, codiceFiscale, null, null, null, null, null);
        }

        private static String reveal(Personal text) {
            return text == null ? "" : text.reveal();
        }

        @Override
        public Stream<Personal> names() {
            return Stream.of(lastName, firstName).filter(Objects::nonNull);
        }

        @Override
        public boolean isProtected() {
            return false;
        }

        @Override
        public String toString() {
            return "Known[•••]";
        }
    }

    /**
     * A person under protection.
     *
     * @param reference the service's own reference for her
     * @param ageBand ten-year band as "30-39", null where not told (SAFETY P3)
     */
    record Protected(Personal reference, String ageBand) implements Identity {
        @Override
        public Personal shownAs() {
            return reference;
        }

        @Override
        public Stream<Personal> names() {
            return Stream.empty();
        }

        @Override
        public Personal email() {
            return null;
        }

        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public Object about(Fact fact) {
            return switch (fact) {
                case REFERENCE -> reference;
                case AGE_BAND -> ageBand;
                default -> null;
            };
        }

        @Override
        public Identity and(Identity other, Predicate<Fact> isNewer) {
            if (!(other instanceof Protected told)) {
                return this;
            }
            return new Protected(
                    isNewer.test(Fact.REFERENCE) ? told.reference : reference,
                    isNewer.test(Fact.AGE_BAND) ? told.ageBand : ageBand);
        }
    }
}
