package it.ponte.beneficiary;

import it.ponte.access.Personal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * What two records of people are compared by, in one spelling.
 *
 * @param first and last: the words of her names
 * @param phone and email, taxCode, sex, bornOn: null where not told
 */
record Traits(
        List<String> first,
        List<String> last,
        LocalDate bornOn,
        String sex,
        String phone,
        String email,
        String taxCode) {
    /** From here on two words are one with a typing error: ROSSI and ROSI 0.95, MARIA and MARTA 0.91, LUCA and LUIGI 0.70. */
    private static final double SIMILAR = 0.9;

    private static final JaroWinklerSimilarity WORDS = new JaroWinklerSimilarity();

    /** By what people who may be the same find each other: equal for both, under one purpose. */
    record Key(String purpose, String value) {
        @Override
        public String toString() {
            return "Key[" + purpose + "]";
        }
    }

    static Traits of(Identity.Known her) {
        Personal email = her.email();
        return new Traits(
                Spelling.words(her.firstName()),
                Spelling.words(her.lastName()),
                her.bornOn(),
                her.sex(),
                her.phone() == null ? null : her.phone().reveal(),
                email == null ? null : email.reveal().toLowerCase(Locale.ROOT),
                her.codiceFiscale() == null ? null : her.codiceFiscale().reveal());
    }

    /** Whoever is {@linkplain #likeness like} her has one of these too. */
    Set<Key> keys() {
        Set<Key> keys = new LinkedHashSet<>();
        if (taxCode != null) {
            keys.add(new Key("compare:tax-code", taxCode));
        }
        Set<String> words = new HashSet<>(names());
        if (bornOn != null) {
            String day = bornOn.getYear() + "/"
                    + Math.min(bornOn.getMonthValue(), bornOn.getDayOfMonth()) + "/"
                    + Math.max(bornOn.getMonthValue(), bornOn.getDayOfMonth());
            keys.add(new Key("compare:names-birth", String.join("+", new TreeSet<>(words)) + day));
            words.forEach(word -> keys.add(new Key("compare:name-birth", word + day)));
            keys.add(new Key("compare:initials-birth", initials() + day));
        }
        for (String word : words) {
            if (phone != null) {
                keys.add(new Key("compare:phone-name", word + phone));
            }
            if (email != null) {
                keys.add(new Key("compare:email-name", word + "/" + email));
            }
        }
        return keys;
    }

    /** The first letters of first and last name, in the order of the alphabet: either may stand in the other's place. */
    private String initials() {
        return Stream.of(first, last)
                .filter(words -> !words.isEmpty())
                .map(words -> words.get(0).substring(0, 1))
                .sorted()
                .reduce("", String::concat);
    }

    private List<String> names() {
        return Stream.concat(first.stream(), last.stream()).toList();
    }

    /** Why this and the other may be one person; empty when nothing speaks for it, or two tax codes against it. */
    Set<Likeness> likeness(Traits other) {
        Set<Likeness> reasons = EnumSet.noneOf(Likeness.class);
        if (taxCode != null && other.taxCode != null) {
            if (!taxCode.equals(other.taxCode)) {
                return reasons;
            }
            reasons.add(Likeness.SAME_TAX_CODE);
        }
        addByBirth(other, reasons);
        if (sharesFirstName(other)) {
            if (phone != null && phone.equals(other.phone)) {
                reasons.add(Likeness.SAME_PHONE_AND_FIRST_NAME);
            }
            if (email != null && email.equals(other.email)) {
                reasons.add(Likeness.SAME_EMAIL_AND_FIRST_NAME);
            }
        }
        return reasons;
    }

    private void addByBirth(Traits other, Set<Likeness> reasons) {
        if (bornOn == null || other.bornOn == null) {
            return;
        }
        boolean sameNames = hasSameNames(other);
        boolean alike = sameNames || hasSimilarNames(other);
        if (bornOn.equals(other.bornOn) && alike) {
            reasons.add(sameNames ? Likeness.SAME_NAME_AND_BIRTH : Likeness.SIMILAR_NAME_AND_BIRTH);
        } else if (alike && isSwapped(other.bornOn)) {
            reasons.add(Likeness.NAME_AND_SWAPPED_BIRTH);
        }
    }

    private boolean isSwapped(LocalDate day) {
        return bornOn.getYear() == day.getYear()
                && bornOn.getMonthValue() == day.getDayOfMonth()
                && bornOn.getDayOfMonth() == day.getMonthValue();
    }

    /** The same words in any order or parting; one may have a second surname or first name that the other leaves out. */
    private boolean hasSameNames(Traits other) {
        Set<String> mine = new HashSet<>(names());
        Set<String> hers = new HashSet<>(other.names());
        Set<String> shared = new HashSet<>(mine);
        shared.retainAll(hers);
        boolean oneHoldsTheOther = shared.size() == Math.min(mine.size(), hers.size());
        return !mine.isEmpty()
                && (mine.equals(hers)
                        || oneHoldsTheOther && shared.size() >= 2
                        || inOneWord().equals(other.inOneWord()));
    }

    private String inOneWord() {
        return String.join("", first) + String.join("", last);
    }

    /** Each word of the shorter name has one of its own in the longer that is the same but for a typing error. */
    private boolean hasSimilarNames(Traits other) {
        if (sex != null && other.sex != null && !sex.equals(other.sex)) {
            return false;
        }
        boolean shorter = names().size() <= other.names().size();
        List<String> few = shorter ? names() : other.names();
        List<String> left = new ArrayList<>(shorter ? other.names() : names());
        if (few.isEmpty() || few.size() == 1 && left.size() > 1) {
            return false;
        }
        for (String word : few) {
            if (!left.remove(word) && !left.removeIf(closest(word, left)::equals)) {
                return false;
            }
        }
        return true;
    }

    /** The word that is most like this one, or none that any name could be. */
    private static String closest(String word, List<String> among) {
        return among.stream()
                .filter(one -> WORDS.apply(word, one) >= SIMILAR)
                .max(Comparator.comparingDouble(one -> WORDS.apply(word, one)))
                .orElse("");
    }

    private boolean sharesFirstName(Traits other) {
        return share(first, other.first) || share(first, other.last) && share(last, other.first);
    }

    private static boolean share(List<String> some, List<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    @Override
    public String toString() {
        return "Traits[•••]";
    }
}
