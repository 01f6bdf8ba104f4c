package it.ponte.matching;

import static it.ponte.matching.Job.job;
import static it.ponte.matching.Someone.who;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.vacancy.Vacancy;
import it.ponte.vocabulary.EmployerName;
import it.ponte.vocabulary.Licence;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P7")
class P07ExclusionsTest {
    private static final String BRANDI = "01234567890";
    private static final OperatorCaller ADA = new OperatorCaller("ada");

    private final Room room = new Room(5);

    @Test
    void aSectorThatAnotherPartnerTellsLaterWithdrawsWhatIsProposedWithoutAReason() {
        long vacancy = room.tell(job().employer(BRANDI, "cleaning"));
        room.tell("spared", who().avoids(hash("avoid:sector", "catering")));
        room.tell("other", who());
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactlyInAnyOrder("spared", "other");
        Proposal before = room.proposal(vacancy, "spared");

        room.tell(job().of("umana").externalId("J9").employer(BRANDI, "catering"));
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactly("other");
        Proposal after = room.proposals.get(before.id());
        assertThat(after.withdrawnAt()).isNotNull();
        assertThat(after.reasons()).isEqualTo(before.reasons());
    }

    @Test
    void aComuneOrAnEmployerThatChangesWithdrawsWhatIsProposed() {
        long vacancy = room.tell(job());
        room.tell("spared the town", who().avoids(hash("avoid:comune", "Vignola")));
        room.tell("spared the company", who().avoids(hash("avoid:employer", "09876543210")));
        room.match();
        assertThat(room.shortlist(vacancy)).hasSize(2);

        room.tell(job().in("Vignola", "MO").later(1));
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("spared the company");

        room.tell(job().employer("09876543210", "cleaning").later(2));
        room.match();
        assertThat(room.shortlist(vacancy)).containsExactly("spared the town");
    }

    @Test
    void anEmployerIsSparedByTheNameThatAnyPartnerGivesIt() {
        long vacancy = room.tell(job().named("Rossi Traslochi di Mario Rossi & C. s.n.c."));
        long others = room.tell(
                job().externalId("J2").employer("09876543210", "cleaning").named("Verdi Traslochi"));
        room.tell("spared", who().avoids(hash("avoid:employer", EmployerName.key("ROSSI TRASLOCHI srl"))));
        room.tell("free", who());
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactly("free");
        assertThat(room.shortlist(others)).containsExactlyInAnyOrder("spared", "free");

        room.tell(job().of("umana")
                .externalId("J9")
                .employer("09876543210", "cleaning")
                .named("Rossi Traslochi S.p.A."));
        room.match();
        assertThat(room.shortlist(others)).containsExactly("free");
    }

    @Test
    void aCompanyThatChangesItsNameIsHeldAgainstExclusionsAnew() {
        long first = room.tell(job());
        room.tell("spared", who().avoids(hash("avoid:employer", EmployerName.key("Rossi Traslochi"))));
        room.tell("free", who());
        room.match();
        assertThat(room.shortlist(first)).containsExactlyInAnyOrder("spared", "free");
        room.accept(room.proposal(first, "spared").code());

        room.tell(job().externalId("J2").named("Rossi Traslochi srl").later(1));
        room.match();

        assertThat(room.shortlist(first)).contains("free");
        assertThat(room.admission.isExcluded(room.proposal(first, "spared"))).isTrue();
    }

    @Test
    void withAPositiveListOnlyItsEmployersAreConsideredAndSeveralListsHoldTogether() {
        String brandi = hash("avoid:employer", BRANDI);
        String other = hash("avoid:employer", "09876543210");
        long vacancy = room.tell(job().employer(BRANDI, "cleaning"));
        room.tell("listed", who().only(brandi, other));
        room.tell("not listed", who().only(other));
        room.tell("listed by one of two", who().only(brandi).only(other));
        room.tell("listed by both", who().only(brandi).only(brandi, other));
        room.tell("listed and avoided", who().only(brandi).avoids(brandi));
        room.match();

        assertThat(room.shortlist(vacancy)).containsExactlyInAnyOrder("listed", "listed by both");
    }

    @Test
    void whereTheEmployerIsUnknownAPositiveListExcludes() {
        long unknown = room.tell(job().employer(null, "cleaning"));
        room.tell("listed", who().only(hash("avoid:employer", BRANDI)));
        room.tell("free", who());
        room.match();

        assertThat(room.shortlist(unknown)).containsExactly("free");
    }

    @Test
    void whatOperatorsReadOfThoseLeftOutIsTheSameWithAndWithoutAnExclusion() {
        room.tell("cannot drive", who());
        room.tell("fits", who().drives(Licence.D));
        Vacancy bus = room.vacancies.get(room.tell(job().driving(Licence.D)));
        LeftOutCounts before = room.explanations.leftOut(bus, 5, ADA);

        String avoided = hash("avoid:employer", BRANDI);
        room.tell("cannot drive", who().avoids(avoided).enrolledAt("2026-11-20T10:00:00Z"));
        room.tell("fits", who().drives(Licence.D).avoids(avoided).enrolledAt("2026-11-20T10:00:00Z"));
        room.match();

        assertThat(room.shortlist(bus.id())).isEmpty();
        assertThat(room.explanations.leftOut(bus, 5, ADA)).isEqualTo(before);
        assertThat(before.byRule()).hasSize(1);
    }

    @Test
    void whoeverWasAcceptedIsShownToTheCompanyOnlyWhileNothingExcludesHer() {
        long id = room.tell(job());
        room.tell("accepted", who());
        room.match();
        room.accept(room.proposal(id, "accepted").code());
        Vacancy vacancy = room.vacancies.get(id);
        List<Proposal> accepted = room.proposals.forVacancy(id);
        assertThat(room.admission.admitted(vacancy, accepted)).hasSize(1);

        room.tell("accepted", who().avoids(hash("avoid:comune", "Valmora")).enrolledAt("2026-11-20T10:00:00Z"));

        assertThat(room.admission.admitted(vacancy, accepted)).isEmpty();
        assertThat(room.admission.isExcluded(accepted.get(0))).isTrue();
    }

    @Test
    void whoeverIsNoCandidateAnyMoreCountsAsExcluded() {
        long vacancy = room.tell(job());
        room.tell("hers", who());
        room.match();
        Proposal proposal = room.proposal(vacancy, "hers");
        assertThat(room.admission.isExcluded(proposal)).isFalse();

        TestDatabase.client().sql("update referral set withdrawn_at = now()").update();

        assertThat(room.admission.isExcluded(proposal)).isTrue();
    }

    @Test
    void aProtectedPersonIsAcceptedOnlyAfterHerCentreAgreedOnTheTelephone() {
        long vacancy = room.tell(job());
        room.tell("hers", who().isProtected());
        TestDatabase.follow("csm-valmora", "anna");
        room.match();
        String code = room.proposal(vacancy, "hers").code();

        assertThat(room.accept(code)).isEqualTo(new Decision.Refused(Decision.Refusal.CENTRE_NOT_ASKED));
        assertThat(centreAgreed(code, ADA)).isEqualTo(new Decision.Refused(Decision.Refusal.UNKNOWN));

        assertThat(centreAgreed(code, Room.ANNA)).isInstanceOf(Decision.Decided.class);
        assertThat(room.accept(code)).isInstanceOf(Decision.Decided.class);
    }

    @Test
    void aboutWhoeverIsNotProtectedNoCentreIsAsked() {
        long vacancy = room.tell(job());
        room.tell("free", who());
        room.match();
        String code = room.proposal(vacancy, "free").code();

        assertThat(centreAgreed(code, Room.ANNA)).isEqualTo(new Decision.Refused(Decision.Refusal.UNKNOWN));
        assertThat(room.accept(code)).isInstanceOf(Decision.Decided.class);
    }

    private Decision centreAgreed(String code, OperatorCaller by) {
        return TestDatabase.transaction().execute(tx -> room.proposals.centreAgreed(code, by));
    }

    private static String hash(String kind, String value) {
        return HexFormat.of().formatHex(TestDatabase.vault().index(kind, value));
    }
}
