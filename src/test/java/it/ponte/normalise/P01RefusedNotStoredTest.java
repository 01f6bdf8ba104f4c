package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Problem;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Taken;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SAFETY P1 and P11: what tells who a protected person is does not even reach the envelope. */
@Tag("P1")
class P01RefusedNotStoredTest {
    private static final Mapping MIXED = Hub.mapping(
            """
                    produces: referral
                    reads: {format: csv}
                    fields:
                      externalId: {from: NUMERO}
                      protection: {from: ANONIMO}
                      beneficiary.lastName: {from: COGNOME}
                      beneficiary.codiceFiscale: {from: CF}
                      beneficiary.bornOn: {from: NATO}
                      beneficiary.email: {from: EMAIL}
                      beneficiary.phone: {from: TEL}
                      beneficiary.sex: {from: SESSO}
                      beneficiary.reference: {from: SIGLA}
                      languages: {from: LINGUE}
                      caseworker.email: {from: A.S.}
                    """);

    private final Taken line = new Taken(1, 1000);

    @BeforeEach
    void aWholeLine() {
        line.take("NUMERO", "7");
        line.take("COGNOME", "Rossi");
        line.take("CF", "RSSMRT84E52F257V");
        line.take("NATO", "1984-05-12");
        line.take("EMAIL", "marta@posta.example");
        line.take("TEL", "3331234501");
        line.take("SESSO", "F");
        line.take("A.S.", "RSSMRT84E52F257V@comune.example");
    }

    private LineContent read(PartnerKind sender) {
        return LineContent.of(new Shield(MIXED, sender).over(line).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sì", "SI", "true", "forse", "boh", "?"})
    void whoAsksForProtectionOrIsNotUnderstoodLeavesNothingOfHerself(String flag) {
        line.take("ANONIMO", flag);

        LineContent kept = read(PartnerKind.ADDICTION_SERVICE);

        assertThat(kept.isProtected()).isTrue();
        assertThat(kept.values()).containsOnlyKeys("NUMERO", "ANONIMO", "A.S.");
        assertThat(kept.problems()).extracting(Problem::field).containsExactly("COGNOME", "CF", "NATO", "EMAIL", "TEL");
        assertThat(kept.problems()).extracting(Problem::code).containsOnly(ProblemCode.IDENTITY_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "N", "0", ""})
    void whoDoesNotAskKeepsHerName(String flag) {
        line.take("ANONIMO", flag);

        assertThat(read(PartnerKind.ADDICTION_SERVICE).values()).containsKeys("COGNOME", "CF", "SESSO");
    }

    @Test
    void aFlagThatCannotEvenBeStoredMeansProtection() {
        line.take("ANONIMO", "no\u0000");

        assertThat(read(PartnerKind.SOCIAL_SERVICE).values()).doesNotContainKeys("COGNOME", "CF");
    }

    @Test
    void everybodyWhomAnAntiViolenceCentreRefersIsProtectedWhateverTheFlagSays() {
        line.take("ANONIMO", "no");

        LineContent kept = read(PartnerKind.ANTI_VIOLENCE_CENTRE);

        assertThat(kept.isProtected()).isTrue();
        assertThat(kept.values()).doesNotContainKeys("COGNOME", "CF", "SESSO");
    }

    @Test
    void aTaxCodeHiddenInAnotherFieldIsFoundOmocodiaOrNot() {
        line.take("ANONIMO", "si");
        line.take("NUMERO", "pratica rss-mrt 84E5nF257v/1");
        line.take("LINGUE", List.of("it:B1", "RSSMRT84E52F257V"));

        LineContent kept = read(PartnerKind.SOCIAL_SERVICE);

        assertThat(kept.values()).containsOnlyKeys("ANONIMO", "A.S.");
        assertThat(kept.problems()).extracting(Problem::field).contains("NUMERO", "LINGUE");
    }

    @Test
    void theBytesOfARefusedLineHoldNothingOfHer() {
        line.take("ANONIMO", "si");

        String stored = new String(
                new Shield(MIXED, PartnerKind.SOCIAL_SERVICE).over(line).bytes());

        assertThat(stored).doesNotContain("Rossi", "1984", "posta.example", "3331234501");
    }
}
