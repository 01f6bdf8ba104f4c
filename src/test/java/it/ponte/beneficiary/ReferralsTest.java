package it.ponte.beneficiary;

import static it.ponte.beneficiary.Drafts.ELENA;
import static it.ponte.beneficiary.Drafts.HEALTH;
import static it.ponte.beneficiary.Drafts.NOON;
import static it.ponte.beneficiary.Drafts.SOCIAL;
import static it.ponte.beneficiary.Drafts.able;
import static it.ponte.beneficiary.Drafts.from;
import static it.ponte.beneficiary.Drafts.recordOne;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.vocabulary.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferralsTest {
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final Clock LATER_CLOCK = Clock.fixed(LATER, ZoneOffset.UTC);

    private final Referrals referrals = Drafts.referrals();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void aPartnerSeesItsOwnReferralsOnly() {
        Recorded one = recordOne(from(SOCIAL, "1"));
        Recorded two = recordOne(from(SOCIAL, "2"));
        Recorded other = recordOne(from(HEALTH, "1"));

        assertThat(referrals.find(SOCIAL, one.code())).isPresent();
        assertThat(referrals.find(SOCIAL, other.code())).isEmpty();
        assertThat(referrals.of(SOCIAL, 0, 1)).extracting(ReferralView::code).containsExactly(one.code());
        long last = referrals.of(SOCIAL, 0, 1).get(0).id();
        assertThat(referrals.of(SOCIAL, last, 10))
                .extracting(ReferralView::code)
                .containsExactly(two.code());
        assertThat(referrals.beneficiaryOf(SOCIAL, one.code())).contains(one.beneficiary());
        assertThat(referrals.beneficiaryOf(SOCIAL, other.code())).isEmpty();
        assertThat(referrals.beneficiaryOf(TestDatabase.follower("ada"), other.code()))
                .contains(other.beneficiary());
        assertThat(referrals.beneficiaryOf(TestDatabase.follower("ada"), "R-0000-0000"))
                .isEmpty();
    }

    @Test
    void theStampsOfAReferralMoveWithTheMessagesOfItsOwnServiceOnly() {
        Drafts mine = from(SOCIAL, "1").taxCode(ELENA).on(1);
        Recorded one = recordOne(mine);
        ReferralView first = referrals.find(SOCIAL, one.code()).orElseThrow();
        assertThat(first)
                .isEqualTo(new ReferralView(
                        first.id(), one.code(), false, mine.draft().asOf(), NOON, NOON, null));

        later(from(HEALTH, "9").taxCode(ELENA).profile(able("sewing")).on(2));
        later(from(HEALTH, "9").underProtection().on(3));
        later(from(SOCIAL, "1").taxCode(ELENA).on(1));
        assertThat(referrals.find(SOCIAL, one.code())).contains(first);

        Drafts changed = from(SOCIAL, "1").taxCode(ELENA).profile(able("till")).on(4);
        later(changed);
        assertThat(referrals.find(SOCIAL, one.code()))
                .contains(new ReferralView(
                        first.id(), one.code(), false, changed.draft().asOf(), NOON, LATER, null));
    }

    @Test
    void aReferralIsWithdrawnOnceByItsOwnPartner() {
        Recorded one = recordOne(from(SOCIAL, "1"));

        assertThat(referrals.withdraw(HEALTH, one.code(), "partner:" + HEALTH)).isFalse();
        assertThat(referrals.withdraw(SOCIAL, one.code(), "partner:" + SOCIAL)).isTrue();
        assertThat(referrals.withdraw(SOCIAL, one.code(), "partner:" + SOCIAL)).isFalse();

        assertThat(referrals.find(SOCIAL, one.code()).orElseThrow().withdrawnAt())
                .isEqualTo(NOON);
        assertThat(TestDatabase.client()
                        .sql("select withdrawn_by from referral")
                        .query(String.class)
                        .single())
                .isEqualTo("partner:" + SOCIAL);
    }

    @Test
    void aWithdrawnReferralStaysSoWhateverIsSentUnderItsNumber() {
        Recorded one = recordOne(from(SOCIAL, "1").on(1));
        referrals.withdraw(SOCIAL, one.code(), "partner:" + SOCIAL);

        assertThat(recordOne(from(SOCIAL, "1").profile(able("till")).on(2)).verdict())
                .isEqualTo(Verdict.UPDATED);

        assertThat(referrals.find(SOCIAL, one.code()).orElseThrow().withdrawnAt())
                .isEqualTo(NOON);
        assertThat(Drafts.beneficiaries().candidates(List.of(one.beneficiary())))
                .isEmpty();
    }

    @Test
    void nothingThatTellsWhoSheIsStandsInAnyTableInClear() {
        recordOne(from(SOCIAL, "PRATICA-VERDI-77")
                .identity(new Identity.Known(
                        Personal.of("Annunziata"),
                        Personal.of("Passalacqua"),
                        Personal.of(ELENA),
                        "F",
                        null,
                        "IT",
                        Personal.of("annunziata@posta.example"),
                        Personal.of("+390590000001")))
                .caseworker(new Caseworker(Personal.of("Ada Neri Referente"), Personal.of("ada@valmora.example"))));

        String everything = Stream.of("beneficiary", "enrolment", "referral", "caseworker")
                .flatMap(table ->
                        TestDatabase.client()
                                .sql("select t::text from " + table + " t")
                                .query(String.class)
                                .list()
                                .stream())
                .reduce("", String::concat);

        assertThat(everything).contains(SOCIAL, "PUBLIC_TASK");
        for (String canary : List.of(
                "Annunziata", "Passalacqua", ELENA, "590000001", "PRATICA-VERDI-77", "Referente", "ada@valmora")) {
            String hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
            assertThat(everything).doesNotContainIgnoringCase(canary, hex);
        }
    }

    @Test
    void whatIsBeingRecordedDoesNotPrintItself() {
        ReferralDraft draft = from(SOCIAL, "VERDI-77").taxCode(ELENA).draft();

        assertThat(draft + " " + Message.of(draft, TestDatabase.vault()) + " "
                        + CaseDocument.of(Message.of(draft, TestDatabase.vault()), Optional.empty()))
                .doesNotContain("Verdi", "VERDI", ELENA);
    }

    private static void later(Drafts draft) {
        Referrals then = new Referrals(
                TestDatabase.client(),
                TestDatabase.template(),
                TestDatabase.vault(),
                TestDatabase.protectedRecords(),
                TestDatabase.references(),
                LATER_CLOCK,
                List.of(),
                List.of(),
                (partner, at) -> Optional.empty(),
                Drafts.worklist(),
                TestDatabase.audit());
        TestDatabase.transaction().execute(tx -> then.record(List.of(draft.draft())));
    }
}
