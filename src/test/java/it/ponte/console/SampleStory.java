package it.ponte.console;

import it.ponte.TestDatabase;
import it.ponte.TestPeople;
import it.ponte.TestPeople.TestPerson;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Whose;
import it.ponte.feedback.Outbox;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.matching.KnownProposals;
import it.ponte.matching.Matching;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.normalise.Opening;
import it.ponte.normalise.Settlement;
import it.ponte.partner.Partners;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Placing;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.ItalianTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A short story over the real rooms: some people, one offer, one decision, one outcome, its letters. */
final class SampleStory {
    static final String LAST_NAME = "Ghirlandina";

    private static final String WORK =
            """
            "education": "VOCATIONAL", "skills": %s, "languages": ["it:B1"], "licences": ["B"],
            "hours": {"min": 20, "max": 40}, "province": "MO",
            "basis": {"kind": "PUBLIC_TASK", "givenOn": "%s"}
            """;

    private int number;

    /** Empties the database and tells it: people of the employment centre, one with a wrong date and one who cannot do the offered work. */
    static SampleStory told() {
        TestOperators.onlyOne();
        SampleStory story = new SampleStory();
        story.person(LAST_NAME, "[\"assembly\", \"welding\"]", "1984-05-17");
        story.person("Sassuolo", "[\"assembly\"]", "1991-02-03");
        story.person("Pavullo", "[\"kitchen-help\"]", "1979-02-28");
        story.person("Vignola", "[\"assembly\"]", "1979-02-31");
        story.settle();
        story.offer();
        story.settle();
        return story;
    }

    void person(String lastName, String skills, String bornOn) {
        TestPerson person = TestPeople.next();
        number++;
        send(
                "cpi-valmora",
                "api-referral",
                """
                {"externalId": "CPI-2026-%d", "beneficiary": {"firstName": "%s", "lastName": "%s", "bornOn": "%s"},
                 "caseworker": {"email": "referente@cpi-valmora.example"}, %s}
                """
                        .formatted(number, person.firstName(), lastName, bornOn, work(skills)));
    }

    void protectedPerson(String reference) {
        send(
                "cav-le-querce",
                "api-referral",
                """
                {"externalId": "%1$s", "caseNumber": "%1$s", "protection": "yes",
                 "beneficiary": {"reference": "%1$s", "ageBand": "30-39"},
                 "caseworker": {"email": "operatrice@cav-le-querce.example"}, %2$s}
                """
                        .formatted(reference, work("[\"assembly\", \"welding\"]")));
    }

    private void offer() {
        send(
                "officine-brandi",
                "api-vacancy",
                """
                {"externalId": "OB-7", "title": "Addetta/o al montaggio", "seats": 2, "contractType": "FIXED_TERM",
                 "company": {"name": "Officine Brandi S.r.l.", "vatNumber": "01114601006", "sector": "workshops"},
                 "hoursPerWeek": 36, "workplace": {"comune": "Formigine", "province": "MO"}, "licences": ["B"],
                 "requires": {"skills": ["assembly"], "languages": ["it:A2"]}, "welcomes": {"skills": ["welding"]}}
                """);
    }

    private static String work(String skills) {
        return WORK.formatted(skills, LocalDate.now(ItalianTime.ZONE).minusDays(1));
    }

    static Envelope send(String partner, String mapping, String json) {
        return PagesUnderTest.bean(Inbox.class)
                .keep(PagesUnderTest.bean(Opening.class)
                        .open(
                                PagesUnderTest.bean(Partners.class).get(partner),
                                "rest",
                                mapping,
                                null,
                                Instant.now(),
                                null,
                                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    }

    /** Lets every stage do what waits for it. */
    void settle() {
        PagesUnderTest.bean(Settlement.class).settleWaiting();
        TestDatabase.follow("cav-le-querce", "operatrice");
        PagesUnderTest.bean(Matching.class).matchWaiting();
        PagesUnderTest.bean(Placing.class).stampWaiting();
        PagesUnderTest.bean(Outbox.class).composeWaiting();
    }

    static List<Proposal> undecided() {
        return PagesUnderTest.bean(KnownProposals.class).undecided(TestDatabase.follower("operatrice"), Whose.ALL, 100);
    }

    /** The best proposal is accepted and its person is hired. */
    Proposal hire() {
        Proposal best = undecided().get(0);
        PagesUnderTest.bean(Proposals.class)
                .accept(best.code(), new OperatorCaller("operatrice", Set.of(Role.OPERATOR)));
        settle();
        PagesUnderTest.bean(Outcomes.class)
                .tell(new OutcomeDraft(
                        "operator:operatrice",
                        null,
                        best.code(),
                        OutcomeKind.HIRED,
                        LocalDate.now(ItalianTime.ZONE),
                        ContractType.FIXED_TERM,
                        null));
        settle();
        return best;
    }
}
