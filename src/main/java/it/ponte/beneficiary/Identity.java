package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Who a person is, as far as the hub may know. For a protected person there is nothing to know here but a reference
 * that the referring centre alone can resolve (SAFETY P1, P2).
 */
public sealed interface Identity {

    /** What operators see where a name would stand: "cognome nome", or the centre's reference. */
    Personal shownAs();

    /** The names by which she could be recognised in a text; none when protected. */
    Stream<Personal> names();

    /** Her own e-mail address; null where not told, and always for a protected person. */
    Personal email();

    /** Whether only the assigned operator may open this record. */
    boolean isProtected();

    /**
     * This newer identity, with the facts of an older one where this one is silent. What is protected stays so: neither
     * a newer nor an older name ever completes it (SAFETY P11).
     */
    Identity over(Identity older);

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
        @Override
        public Personal shownAs() {
            return Personal.of((reveal(lastName) + " " + reveal(firstName)).strip());
        }

        @Override
        public Identity over(Identity older) {
            if (!(older instanceof Known known)) {
                return older;
            }
            return new Known(
                    told(firstName, known.firstName),
                    told(lastName, known.lastName),
                    told(codiceFiscale, known.codiceFiscale),
                    told(sex, known.sex),
                    told(bornOn, known.bornOn),
                    told(citizenship, known.citizenship),
                    told(email, known.email),
                    told(phone, known.phone));
        }

        /** Her names and her tax code alone. */
        Known only() {
            return new Known(firstName, lastName, codiceFiscale, null, null, null, null, null);
        }

        private static <T> T told(T newer, T older) {
            return newer == null ? older : newer;
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
        public Identity over(Identity older) {
            if (older instanceof Protected before && ageBand == null) {
                return new Protected(reference, before.ageBand);
            }
            return this;
        }
    }
}
