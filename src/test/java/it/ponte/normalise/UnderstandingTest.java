package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.PublicCode;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.ReferralDraft;
import it.ponte.intake.Arrival;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.placement.OutcomeDraft;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {
    private final Map<String, Object> referral = new HashMap<>(
            Map.of("externalId", "7", "beneficiary.lastName", "Rossi", "caseworker.email", "a@b.example"));
    private final Map<String, Object> vacancy = new HashMap<>(Map.of(
            "externalId",
            "V1",
            "title",
            "Cuoca",
            "company.name",
            "Mensa",
            "seats",
            "2",
            "contractType",
            "PERMANENT",
            "hoursPerWeek",
            "30"));
    private final Map<String, Object> outcome = new HashMap<>(
            Map.of("externalId", "O1", "about", PublicCode.REFERRAL.next(), "kind", "INTERVIEWED", "on", "2026-11-19"));

    private static Meaning read(String layout, Map<String, Object> values) {
        Mapping mapping = Hub.MAPPINGS.get(layout);
        var arrival = new Arrival("prova", "rest", layout, mapping.version(), "", null, Hub.NOW, Hub.NOW, null);
        return Hub.UNDERSTANDING.of(mapping, arrival, new LineContent(values, false, false, List.of()).bytes());
    }

    private static List<String> problems(String layout, Map<String, Object> values) {
        return read(layout, values) instanceof Meaning.Refused refused
                ? refused.problems().stream()
                        .map(p -> p.field() + ": " + p.code())
                        .toList()
                : List.of();
    }

    private ReferralDraft referral() {
        return ((Meaning.OfReferral) read("api-referral", referral)).draft();
    }

    @Test
    void whySheIsReferredIsNeverToldInFreeWords() {
        referral.put("reason", "vive ancora con chi la minaccia");
        assertThat(problems("api-referral", referral)).containsExactly("reason: UNKNOWN_CODE");
    }

    @Test
    void whatIsNotToldIsNotInvented() {
        ReferralDraft draft = referral();

        assertThat(draft.caseNumber()).isEqualTo("7");
        assertThat(draft.basis()).isNull();
        assertThat(draft.asOf()).isEqualTo(Hub.NOW);
        assertThat(draft.selfEnrolled()).isFalse();
        assertThat(draft.profile().education()).isEqualTo(Education.UNKNOWN);
        assertThat(draft.profile().availability().maxHours()).isEqualTo(40);
    }

    @Test
    void whoLooksForMoreThanFortyHoursCanDoThem() {
        referral.put("hours.min", "45");

        assertThat(referral().profile().availability().maxHours()).isEqualTo(45);
    }

    @Test
    void theLineItselfSaysWhatMomentItSpeaksOf() {
        referral.put("asOf", "2026-11-21");
        assertThat(referral().asOf()).isEqualTo(Instant.parse("2026-11-20T23:00:00Z"));

        referral.put("asOf", "2026-11-21T09:00:01Z");
        assertThat(problems("api-referral", referral)).containsExactly("asOf: IN_THE_FUTURE");
    }

    @ParameterizedTest
    @CsvSource({
        "CONSENT, 2026-11-01, 2026-10-31, basis.until: CONTRADICTION",
        "CONSENT, 2026-11-01, 2027-11-02, basis.until: OUT_OF_RANGE",
        "CONSENT, 2026-11-21, 2027-01-01, basis.givenOn: IN_THE_FUTURE",
        "CONSENT, , , basis.givenOn: REQUIRED",
        ", 2026-11-01, , basis.kind: REQUIRED",
        ", , 2027-01-01, basis.givenOn: REQUIRED"
    })
    void aBasisHasAKindADayAndAnEndThatFits(String kind, String givenOn, String until, String problem) {
        put("basis.kind", kind);
        put("basis.givenOn", givenOn);
        put("basis.until", until);

        assertThat(problems("api-referral", referral)).containsExactly(problem);
    }

    private void put(String field, String value) {
        if (value != null) {
            referral.put(field, value);
        }
    }

    @Test
    void aConsentCoversWhatItTellsAndAWordThatIsNotUnderstoodRefusesTheLine() {
        referral.putAll(Map.of("basis.kind", "CONSENT", "basis.givenOn", "2026-11-01"));
        assertThat(referral().basis().scope()).as("not told").isNull();

        referral.put("basis.scope", List.of("contact", "STATISTICS"));
        assertThat(referral().basis().scope()).containsExactlyInAnyOrder(ConsentScope.CONTACT, ConsentScope.STATISTICS);

        referral.put("basis.scope", List.of("MATCHING", "tutto"));
        assertThat(problems("api-referral", referral)).containsExactly("basis.scope: UNKNOWN_CODE");

        referral.putAll(Map.of("basis.kind", "PUBLIC_TASK", "basis.scope", List.of("MATCHING")));
        assertThat(problems("api-referral", referral)).containsExactly("basis.scope: CONTRADICTION");
    }

    @Test
    void aPublicTaskMayLastLongerThanAYear() {
        referral.putAll(
                Map.of("basis.kind", "PUBLIC_TASK", "basis.givenOn", "2026-11-01", "basis.until", "2028-11-01"));

        assertThat(referral().basis().until()).isEqualTo(LocalDate.of(2028, 11, 1));
    }

    @Test
    void exclusionsAreKeptAsKeyedHashesOnly() {
        referral.put("avoid.comune", List.of("REGGIO EMILIA"));
        referral.put("avoid.employer", List.of("01234567897"));

        assertThat(referral().profile().avoid())
                .containsExactlyInAnyOrder(
                        java.util.HexFormat.of().formatHex(Hub.VAULT.index("avoid:comune", "Reggio nell'Emilia")),
                        java.util.HexFormat.of().formatHex(Hub.VAULT.index("avoid:employer", "01234567897")));
    }

    @Test
    void aPersonOutsideProtectionHasAName() {
        referral.remove("beneficiary.lastName");

        assertThat(problems("api-referral", referral)).containsExactly("beneficiary.lastName: REQUIRED");
    }

    @Test
    void whatIsRequiredOfAJobIsNotAlsoWelcome() {
        vacancy.put("requires.skills", List.of("cooking"));
        vacancy.put("welcomes.skills", List.of("cooking", "food-hygiene"));
        vacancy.put("welcomes.education", "VOCATIONAL");

        VacancyDraft draft = ((Meaning.OfVacancy) read("api-vacancy", vacancy)).draft();

        assertThat(draft.profile().skills())
                .extracting(need -> need.skill() + " " + need.required())
                .containsExactly("cooking true", "food-hygiene false");
        assertThat(draft.profile().educationRequired()).isFalse();
        assertThat(draft.profile().education()).isEqualTo(Education.VOCATIONAL);
    }

    @Test
    void aVacancysNumbersHaveTheirRanges() {
        vacancy.putAll(Map.of("seats", "0", "hoursPerWeek", "49", "company.vatNumber", "1", "company.sector", "luna"));

        assertThat(problems("api-vacancy", vacancy))
                .containsExactlyInAnyOrder(
                        "seats: OUT_OF_RANGE",
                        "hoursPerWeek: OUT_OF_RANGE",
                        "company.vatNumber: NOT_A_VAT_NUMBER",
                        "company.sector: UNKNOWN_CODE");
    }

    @Test
    void aHireHasAContractAndOthersHaveNone() {
        outcome.put("kind", "HIRED");
        assertThat(problems("api-outcome", outcome)).containsExactly("contractType: REQUIRED");

        outcome.put("contractType", "FIXED_TERM");
        outcome.put("until", "2027-01-31");
        OutcomeDraft draft = ((Meaning.OfOutcome) read("api-outcome", outcome)).draft();
        assertThat(draft.contractType()).isEqualTo(ContractType.FIXED_TERM);
        assertThat(draft.teller()).isEqualTo("partner:prova");

        outcome.put("kind", "ENDED");
        assertThat(problems("api-outcome", outcome)).containsExactly("contractType: CONTRADICTION");
    }

    @Test
    void anOutcomeHasHappenedAndEndsAfterItBegan() {
        outcome.put("on", "2026-11-21");
        outcome.put("until", "2026-11-20");
        outcome.put("about", "V-0000-0000");

        assertThat(problems("api-outcome", outcome))
                .containsExactlyInAnyOrder("on: IN_THE_FUTURE", "until: CONTRADICTION", "about: UNKNOWN_REFERENCE");
    }

    @Test
    void onlyTheHubItselfProposes() {
        outcome.put("kind", "PROPOSED");

        assertThat(problems("api-outcome", outcome)).containsExactly("kind: UNKNOWN_CODE");
    }

    @Test
    void aTaxCodeThatDiffersFromWhatIsDeclaredIsAWarningAndTheReferralStands() {
        referral.putAll(Map.of(
                "beneficiary.codiceFiscale", "RSSMRT84E52F257V",
                "beneficiary.bornOn", "1984-05-13",
                "beneficiary.sex", "M"));

        var meaning = (Meaning.OfReferral) read("api-referral", referral);

        assertThat(meaning.warnings())
                .extracting(warning -> warning.field() + ": " + warning.code())
                .containsExactly(
                        "beneficiary.codiceFiscale: TAX_CODE_DIFFERS_FROM_BIRTH",
                        "beneficiary.codiceFiscale: TAX_CODE_DIFFERS_FROM_SEX");
        assertThat(meaning.draft().identity()).isInstanceOf(Identity.Known.class);
    }

    @Test
    void aTaxCodeThatAgreesWithWhatIsDeclaredWarnsOfNothingNorDoesAProvisionalOne() {
        referral.putAll(Map.of(
                "beneficiary.codiceFiscale", "RSSMRT84E52F257V",
                "beneficiary.bornOn", "1984-05-12",
                "beneficiary.sex", "F"));
        assertThat(((Meaning.OfReferral) read("api-referral", referral)).warnings())
                .isEmpty();

        referral.putAll(Map.of("beneficiary.codiceFiscale", "12345678901", "beneficiary.sex", "M"));
        assertThat(((Meaning.OfReferral) read("api-referral", referral)).warnings())
                .isEmpty();
    }

    @Test
    void aLineThatIsRefusedIsToldItsWarningsToo() {
        referral.putAll(Map.of("beneficiary.codiceFiscale", "RSSMRT84E52F257V", "beneficiary.sex", "M"));
        referral.put("basis.givenOn", "31/02/2026");

        assertThat(problems("api-referral", referral))
                .containsExactlyInAnyOrder(
                        "basis.givenOn: NOT_A_DATE", "beneficiary.codiceFiscale: TAX_CODE_DIFFERS_FROM_SEX");
    }
}
