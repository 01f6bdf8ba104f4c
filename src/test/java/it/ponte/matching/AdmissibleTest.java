package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Reason.Verdict.NOT_MET;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Vault;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P7")
class AdmissibleTest {
    private final Vault vault = TestDatabase.vault();
    private final Matcher matcher =
            new Matcher(new MatchingConfig(10, EnumSet.allOf(Rule.class), Map.of(Criterion.HOURS_FIT, 1)), vault);

    @Test
    void withoutALegalBasisNobodyIsMatchedAndNothingElseIsCompared() {
        assertThat(Rule.ADMISSIBLE.judge(who().candidate(), matcher.demand(job().vacancy())))
                .isEmpty();
        assertThat(assess(who().withoutBasis().works(0, 10), job()).reasons())
                .singleElement()
                .extracting(Reason::criterion, Reason::verdict)
                .containsExactly("ADMISSIBLE", NOT_MET);
    }

    @Test
    void anExcludedEmployerComuneOrSectorKeepsOutWhateverItsWriting() {
        String otherTown = hash("avoid:comune", "Altrove");

        assertThat(fits(who().avoids(hash("avoid:employer", "01234567890")), job()))
                .isFalse();
        assertThat(fits(who().avoids(otherTown, hash("avoid:comune", "VALMORA ")), job()))
                .isFalse();
        assertThat(fits(who().avoids(hash("avoid:sector", "cleaning")), job())).isFalse();
        assertThat(fits(who().avoids(otherTown), job())).isTrue();
    }

    @Test
    void aHashOfOneKindExcludesNothingOfAnotherKind() {
        assertThat(fits(who().avoids(hash("avoid:comune", "cleaning")), job())).isTrue();
    }

    @Test
    void whoeverHasExclusionsOrProtectionIsNeverProposedWhereWorkplaceOrEmployerIsUnknown() {
        Someone guarded = who().avoids(hash("avoid:comune", "Altrove"));
        for (Job unknown : List.of(
                job().in(null, "MO"),
                job().in("Valmora", null),
                job().in(" ", "MO"),
                job().employer(null, "cleaning"))) {
            assertThat(fits(guarded, unknown)).isFalse();
            assertThat(fits(who().isProtected(), unknown)).isFalse();
            assertThat(fits(who(), unknown)).isTrue();
        }
        assertThat(fits(who().isProtected(), job())).isTrue();
    }

    @Test
    void anExcludedSectorKeepsOutWhoeverToldIt() {
        Someone guarded = who().avoids(hash("avoid:sector", "cleaning"));

        assertThat(fits(guarded, job().employer("01234567890", "office").othersSay("cleaning")))
                .isFalse();
        assertThat(fits(guarded, job().employer("01234567890", "office").othersSay("catering")))
                .isTrue();
    }

    @Test
    void anUnknownSectorIsTheStricterCaseForWhoeverHasExclusions() {
        Job unknown = job().employer("01234567890", null);

        assertThat(fits(who().avoids(hash("avoid:comune", "Altrove")), unknown)).isFalse();
        assertThat(fits(who().isProtected(), unknown)).isTrue();
    }

    @Test
    void anExclusionReadsExactlyAsAMissingBasisAndIsNeverANearMiss() {
        Assessment excluded = assess(who().avoids(hash("avoid:sector", "cleaning")), job());

        assertThat(excluded).isEqualTo(assess(who().withoutBasis(), job()));
        assertThat(excluded.nearly()).isEmpty();
        assertThat(assess(who().avoids(hash("avoid:comune", "Altrove")), job()))
                .as("whoever fits shows no trace of her exclusions")
                .isEqualTo(assess(who(), job()));
    }

    private Assessment assess(Someone who, Job job) {
        return matcher.assess(who.candidate(), job.vacancy());
    }

    private boolean fits(Someone who, Job job) {
        return assess(who, job) instanceof Assessment.Fits;
    }

    private String hash(String kind, String value) {
        return HexFormat.of().formatHex(vault.index(kind, value));
    }
}
