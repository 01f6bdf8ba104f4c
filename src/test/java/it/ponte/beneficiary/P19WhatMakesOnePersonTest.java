package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.record;
import static it.ponte.beneficiary.Drafts.recordOne;
import static it.ponte.beneficiary.Someone.named;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P19: a valid tax code, or the same sender's own number, makes two messages one person; nothing else does. */
@Tag("P19")
class P19WhatMakesOnePersonTest {
    private final PossibleDuplicates duplicates = Duplicates.room();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void theSameSendersOwnNumberDoesWhateverElseItTells() {
        Recorded first = recordOne(
                from(SOCIAL, "1").identity(named("Elena", "Verdi").known()).on(1));

        Recorded again = recordOne(
                from(SOCIAL, "1").identity(named("Helena", "Verdi").known()).on(2));

        assertThat(again.beneficiary()).isEqualTo(first.beneficiary());
        assertThat(again.code()).isEqualTo(first.code());
    }

    @Test
    void theSameNumberOfAnotherSenderDoesNot() {
        Recorded one = recordOne(from(SOCIAL, "1"));

        assertThat(recordOne(from(HEALTH, "1")).beneficiary()).isNotEqualTo(one.beneficiary());
    }

    @Test
    void theSameTaxCodeToldByTwoServicesDoes() {
        Recorded one = recordOne(from(SOCIAL, "1").taxCode(ELENA));

        assertThat(recordOne(from(HEALTH, "9").taxCode(ELENA)).beneficiary()).isEqualTo(one.beneficiary());
    }

    @Test
    void peopleWithoutTaxCodeAreNeverLinkedHoweverAlikeTheyAre() {
        List<Recorded> both = record(from(SOCIAL, "1"), from(SOCIAL, "2"));

        assertThat(both).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
    }

    @Test
    void aSharedPhoneAndASharedAddressMakeAQuestionForAnOperatorAtMost() {
        Someone elena = named("Elena", "Verdi").phone("+393331234567").email("elena@posta.example");

        List<Recorded> both = record(
                from(SOCIAL, "1").identity(elena.known()), from(HEALTH, "9").identity(elena.known()));
        Duplicates.compare();

        assertThat(both).extracting(Recorded::beneficiary).doesNotHaveDuplicates();
        assertThat(duplicates.waiting()).isEqualTo(1);
    }

    @Test
    void threeHundredPeopleOnThePhoneOfADormitoryAreNobodysDuplicates() {
        Drafts[] people = IntStream.range(0, 300)
                .mapToObj(i -> from(SOCIAL, "d" + i)
                        .identity(named(i % 3 == 0 ? "Mohamed" : "Nome" + letters(i), "Cognome" + letters(i))
                                .phone("+390591112233")
                                .known()))
                .toArray(Drafts[]::new);
        record(people);
        Duplicates.compare();

        assertThat(duplicates.waiting())
                .as("a hundred of them are called Mohamed")
                .isZero();
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }
}
