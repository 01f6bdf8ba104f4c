package it.ponte.placement;

import it.ponte.TestDatabase;
import it.ponte.TestRooms;
import it.ponte.access.Personal;
import it.ponte.access.PublicCode;
import it.ponte.beneficiary.Caseworker;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.LegalBasis;
import it.ponte.beneficiary.OpenEditions;
import it.ponte.beneficiary.Profile;
import it.ponte.beneficiary.Recorded;
import it.ponte.beneficiary.ReferralDraft;
import it.ponte.beneficiary.Referrals;
import it.ponte.matching.Proposal;
import it.ponte.matching.Proposals;
import it.ponte.vacancy.Vacancies;
import it.ponte.vacancy.Vacancy;
import it.ponte.vacancy.VacancyDraft;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The rooms from the record to the letters, wired as in the hub, over the real database; and the people of a test. As an
 * extension of a test class it empties the record before each test and closes the rooms behind the last.
 */
public final class Story implements BeforeEachCallback, AfterAllCallback {
    public static final String SERVICE = "servizi-sociali-valmora";
    public static final String CLINIC = "csm-valmora";
    public static final String CENTRE = "cav-le-querce";
    public static final String COOPERATIVE = "coop-il-ponticello";
    public static final String COMPANY = "officine-brandi";
    public static final String FORM = "iscrizioni";

    private final Clock clock;
    private final AnnotationConfigApplicationContext rooms;
    private int number;

    /** A hub over the record as it is. */
    public Story() {
        this(Map.of(), further -> {});
    }

    /** The same with further settings, beans and packages. */
    public Story(Map<String, Object> settings, Consumer<AnnotationConfigApplicationContext> further) {
        this(Clock.systemUTC(), settings, further);
    }

    /** The same by this clock. */
    public Story(Clock clock, Map<String, Object> settings, Consumer<AnnotationConfigApplicationContext> further) {
        this.clock = clock;
        this.rooms = TestRooms.in(Path.of(""), clock);
        rooms.getEnvironment().getPropertySources().addFirst(new MapPropertySource("further", settings));
        rooms.register(Transactions.class);
        rooms.registerBean(OpenEditions.class, () -> (partner, at) -> Optional.empty());
        rooms.scan(
                "it.ponte.work",
                "it.ponte.vocabulary",
                "it.ponte.beneficiary",
                "it.ponte.vacancy",
                "it.ponte.matching",
                "it.ponte.placement");
        further.accept(rooms);
        rooms.refresh();
    }

    @EnableTransactionManagement
    @Import(JacksonAutoConfiguration.class)
    static class Transactions {}

    public <T> T bean(Class<T> type) {
        return rooms.getBean(type);
    }

    /** Somebody referred by a service, with a caseworker. */
    public Recorded referred(String partner) {
        return referral(partner, "A/" + ++number, Invented.known(), Invented.caseworker(partner), false);
    }

    /** Somebody referred by an anti-violence centre. */
    public Recorded referredUnderProtection() {
        Identity identity = new Identity.Protected(Personal.of(Invented.CANARY + ++number), "30-39");
        return referral(CENTRE, "Q/" + number, identity, Invented.caseworker(CENTRE), false);
    }

    /** The same person as before, now spoken of by another service too. */
    public Recorded alsoReferred(String partner, Identity identity) {
        return referral(partner, "B/" + ++number, identity, Invented.caseworker(partner), false);
    }

    public Recorded referral(
            String partner, String externalId, Identity identity, Caseworker caseworker, boolean selfEnrolled) {
        ReferralDraft draft = new ReferralDraft(
                partner,
                externalId,
                externalId,
                identity,
                caseworker,
                Profile.EMPTY,
                LegalBasis.of(LegalBasis.Kind.CONSENT, LocalDate.ofInstant(clock.instant(), ItalianTime.ZONE)),
                null,
                selfEnrolled,
                clock.instant(),
                clock.instant());
        Recorded recorded = TestDatabase.transaction()
                .execute(tx -> bean(Referrals.class).record(List.of(draft)).get(0));
        if (identity.isProtected()) {
            TestDatabase.follow(partner, "ada");
        }
        return recorded;
    }

    /** A service asks that this be spared her, as it would in its next message. */
    public void avoids(Recorded person, String kind, String value) {
        String hash = HexFormat.of().formatHex(TestDatabase.vault().index(kind, value));
        TestDatabase.client()
                .sql(
                        "update referral set guard = jsonb_set(guard, '{avoid}', to_jsonb(array[?])) where beneficiary = ?")
                .params(hash, person.beneficiary())
                .update();
    }

    /** A vacancy of the company. */
    public Vacancy vacancy(int seats) {
        VacancyDraft draft = Invented.vacancy("V/" + ++number, seats);
        Vacancies vacancies = bean(Vacancies.class);
        return TestDatabase.transaction()
                .execute(tx ->
                        vacancies.get(vacancies.record(List.of(draft)).get(0).vacancy()));
    }

    /** A proposal as matching leaves it, undecided. */
    public Proposal proposed(Recorded person, Vacancy vacancy) {
        long id = TestDatabase.client()
                .sql(
                        """
                        insert into proposal (code, vacancy, beneficiary, of_protected, points, reasons,
                                              waiting_since, proposed_at, changed_at)
                        select ?, ?, id, is_protected, 700, '[]', now(), now(), now() from beneficiary where id = ?
                        returning id
                        """)
                .params(PublicCode.PROPOSAL.next(), vacancy.id(), person.beneficiary())
                .query(Long.class)
                .single();
        return bean(Proposals.class).get(id);
    }

    /** A proposal that operator Ada accepted on 2 March 2026, an hour after midnight in Italy. */
    public Proposal accepted(Recorded person, Vacancy vacancy) {
        Proposal proposal = proposed(person, vacancy);
        TestDatabase.client()
                .sql(
                        "update proposal set accepted_at = '2026-03-02T00:00:00Z', accepted_by = 'operator:ada' where id = ?")
                .param(proposal.id())
                .update();
        bean(Worklist.class).add(Stage.PATH, proposal.id());
        return bean(Proposals.class).get(proposal.id());
    }

    public RecordedOutcome tell(OutcomeDraft draft) {
        return bean(Outcomes.class).tell(draft);
    }

    /** Operator Ada tells something without a number of her own. */
    public RecordedOutcome adaTells(String about, OutcomeKind kind, String day) {
        return tell(Invented.outcome("operator:ada", null, about, kind, day));
    }

    /** She says why, too. */
    public RecordedOutcome adaTells(String about, OutcomeKind kind, String day, OutcomeReason why) {
        return tell(new OutcomeDraft("operator:ada", null, about, kind, LocalDate.parse(day), null, null, why));
    }

    /** Lets the stage do all that waits. */
    public int stamp() {
        return bean(Placing.class).stampWaiting();
    }

    /** Everything that became of a person, oldest day first. */
    public List<Outcome> outcomesOf(Recorded person) {
        return TestDatabase.client()
                .sql(
                        """
                        select o.id from outcome o join beneficiary b on b.id = o.beneficiary
                        where ? in (b.id, b.merged_into) order by o.on_date, o.id
                        """)
                .param(person.beneficiary())
                .query(Long.class)
                .list()
                .stream()
                .map(bean(Outcomes.class)::get)
                .toList();
    }

    /** How many pieces of work wait for this stage. */
    public long waiting(Stage stage) {
        return bean(Worklist.class).waiting().getOrDefault(stage, 0L);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        TestDatabase.clean();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    public void close() {
        rooms.close();
    }
}
