package it.ponte.beneficiary;

import static it.ponte.beneficiary.Likeness.NAME_AND_SWAPPED_BIRTH;
import static it.ponte.beneficiary.Likeness.SAME_EMAIL_AND_FIRST_NAME;
import static it.ponte.beneficiary.Likeness.SAME_NAME_AND_BIRTH;
import static it.ponte.beneficiary.Likeness.SAME_PHONE_AND_FIRST_NAME;
import static it.ponte.beneficiary.Likeness.SAME_TAX_CODE;
import static it.ponte.beneficiary.Likeness.SIMILAR_NAME_AND_BIRTH;
import static it.ponte.beneficiary.Someone.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private static final String DAY = "1985-08-01";
    private static final String PHONE = "+393331234567";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            Mario   | Rossi          | Rossi     | Mario            # either name in the other's place
            Nicolò  | D'Alò          | NICOLO'   | D’ALO            # accents and apostrophes
            Nicola  | D' Alò         | Nicola    | Dalò
            Débora  | Peña           | Debora    | PENA
            Łukasz  | Wałęsa         | Lukasz    | Walesa
            Paola   | Rossi Bianchi  | Paola     | Rossi            # two surnames, one left out
            Paola   | Rossi-Bianchi  | Paola     | Bianchi Rossi
            Anna    | De Luca        | Anna      | Deluca
            Mohamed | Ben Ali        | Ben Ali   | Mohamed
            Nguyen  | Van Minh       | Minh      | Nguyen Van
            Amina   |                | Amina     |                  # one name only
            """)
    void theSameNamesAreTheSameHoweverTheyAreWritten(String first, String last, String otherFirst, String otherLast) {
        assertThat(like(
                        named(first, last).born(DAY),
                        named(otherFirst, withoutComment(otherLast)).born(DAY)))
                .containsExactly(SAME_NAME_AND_BIRTH);
    }

    @ParameterizedTest
    @CsvSource({"Mario,Rossi,Mario,Rosi", "Youssef,El Amrani,Yousef,El Amrani", "Olena,Kovalenko,Olena,Kovalenco"})
    void aTypingErrorLeavesThemAlike(String first, String last, String otherFirst, String otherLast) {
        assertThat(like(
                        named(first, last).born(DAY),
                        named(otherFirst, otherLast).born(DAY)))
                .containsExactly(SIMILAR_NAME_AND_BIRTH);
        assertThat(like(
                        named(first, last).born(DAY),
                        named(otherFirst, otherLast).born("1985-01-08")))
                .containsExactly(NAME_AND_SWAPPED_BIRTH);
        assertThat(like(
                        named(first, last).born(DAY),
                        named(otherFirst, otherLast).born("1985-08-02")))
                .isEmpty();
    }

    @Test
    void twinsWithDifferentNamesAreTwo() {
        assertThat(like(
                        named("Luca", "Rossi").born(DAY),
                        named("Giulia", "Rossi").born(DAY)))
                .isEmpty();
        assertThat(like(
                        named("Mario", "Rossi").born(DAY).sex("M"),
                        named("Maria", "Rossi").born(DAY).sex("F")))
                .isEmpty();
    }

    @Test
    void twoTaxCodesAreTwoPeopleWhateverElseIsAlike() {
        Someone one = named("Elena", "Verdi").born(DAY).phone(PHONE);

        assertThat(like(one.taxCode(Drafts.ELENA), one.taxCode(Drafts.MARIO))).isEmpty();
        assertThat(like(one.taxCode(Drafts.ELENA), one)).contains(SAME_NAME_AND_BIRTH);
    }

    @Test
    void aFamilySharesAPhoneAndAnAddressAndIsNotOnePerson() {
        Someone mother = named("Anna", "Rossi").phone(PHONE).email("casa@posta.example");
        Someone son = named("Luca", "Rossi").phone(PHONE).email("casa@posta.example");

        assertThat(like(mother, son)).isEmpty();
        assertThat(like(mother, named("Anna Maria", "Bianchi").phone(PHONE)))
                .containsExactly(SAME_PHONE_AND_FIRST_NAME);
        assertThat(like(mother, named("Rossi", "Anna").email("CASA@posta.example")))
                .containsExactly(SAME_EMAIL_AND_FIRST_NAME);
    }

    @Test
    void aTaxCodeThatWasTypedIntoAFormSpeaksForItself() {
        assertThat(like(
                        named("Altro", "Nome").taxCode(Drafts.ELENA),
                        named("Elena", "Verdi").taxCode(Drafts.ELENA)))
                .containsExactly(SAME_TAX_CODE);
    }

    @Test
    void nothingToldMakesNobodyAlike() {
        assertThat(like(named(null, null).born(DAY), named(null, null).born(DAY)))
                .isEmpty();
        assertThat(like(named("Elena", "Verdi"), named("Elena", "Verdi"))).isEmpty();
    }

    @Test
    void noneOfItPrintsItself() {
        Traits her = Traits.of(named("Elena", "Verdi").born(DAY).phone(PHONE).known());

        assertThat(her + " " + her.keys()).doesNotContainIgnoringCase("verdi").doesNotContain("333");
    }

    /** Whoever is alike must also find each other. */
    private static Set<Likeness> like(Someone one, Someone other) {
        Traits some = Traits.of(one.known());
        Traits another = Traits.of(other.known());
        Set<Likeness> likeness = some.likeness(another);
        assertThat(another.likeness(some)).isEqualTo(likeness);
        if (!likeness.isEmpty()) {
            assertThat(Collections.disjoint(some.keys(), another.keys())).isFalse();
        }
        return likeness;
    }

    private static String withoutComment(String cell) {
        return cell == null || cell.isBlank() || cell.startsWith("#") ? null : cell.replaceAll("\\s*#.*", "");
    }
}
