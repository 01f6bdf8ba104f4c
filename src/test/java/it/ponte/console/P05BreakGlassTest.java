package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bastiaanjansen.otp.TOTPGenerator;
import it.ponte.TestDatabase;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.access.SecondFactor;
import it.ponte.beneficiary.EmergencyOpenings;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.ProtectedPeople;
import it.ponte.beneficiary.ProtectionNotices;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.beneficiary.ReferenceOperators.Assignment;
import it.ponte.feedback.EmergencyNotices;
import it.ponte.rights.Erasure;
import it.ponte.work.Work;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** SAFETY P5: break-glass needs a reason and the password, lasts 30 minutes, and is told at once to whoever must know. */
@Tag("P5")
class P05BreakGlassTest {
    private static final String REASON = "Il centro ha telefonato: colloquio anticipato a oggi";
    private static final Authentication ALTRA = signedIn("altra", "ROLE_SUPERVISOR");
    private static final OperatorCaller WHO = TestDatabase.follower("altra");
    private static final String NO_ADDRESS = "indirizzo del responsabile della protezione dei dati";

    @BeforeEach
    void somebody_else_follows_her() {
        SampleStory story = SampleStory.told();
        TestOperators.make("altra");
        story.protectedPerson("LQ-2026-77");
        story.settle();
    }

    @Test
    void the_record_is_open_for_half_an_hour_and_then_closed() {
        TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql(
                        """
                        insert into emergency_opening (beneficiary, operator, reason, opened_at, until)
                        select beneficiary, 'altra', ?, now() - interval '31 minutes', now() - interval '1 minute'
                        from protected_person
                        """)
                .param(REASON)
                .update());
        assertThat(followed()).as("of one that is over").isEmpty();

        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(followed()).containsExactly(person());
        assertThat(Duration.between(
                        openings().get(0).openedAt(), openings().get(0).until()))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void whoever_is_only_noted_as_her_reference_operator_needs_the_emergency_like_anybody_else() {
        OperatorCaller supervisor = new OperatorCaller("altra", Set.of(Role.SUPERVISOR));
        TestDatabase.apart().asLine(() -> TestDatabase.client()
                .sql("update protected_person set reference_operator = 'altra'")
                .update());
        ProtectedPeople people = PagesUnderTest.bean(ProtectedPeople.class);
        ReferenceOperators references = PagesUnderTest.bean(ReferenceOperators.class);
        assertThat(people.of(WHO)).as("with the role").hasSize(1);

        assertThat(people.of(supervisor)).isEmpty();
        assertThat(people.find(person(), supervisor)).isEmpty();
        assertThat(references.peopleOf(supervisor)).isEmpty();
        assertThat(references.servicesOf(supervisor)).isEmpty();
        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(people.find(person(), supervisor)).isPresent();
        assertThat(PagesUnderTest.bean(EmergencyOpenings.class).since(Instant.EPOCH, supervisor))
                .as("of hers")
                .isEmpty();
    }

    @Test
    void where_no_officer_has_an_address_the_administrators_read_of_it_and_not_of_whom() {
        TestOperators.make("amministra", Role.ADMINISTRATOR);
        Visitor administrator = new Visitor();
        administrator.signIn("amministra", TestOperators.PASSWORD);
        assertThat(administrator.get("/console/operatori").body())
                .contains(NO_ADDRESS, "Negli ultimi sette giorni nessuno.");

        open("B-0000-0000", REASON, TestOperators.PASSWORD);
        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(administrator.get("/console/operatori").body())
                .contains(NO_ADDRESS, "una riga per ogni account e ora")
                .containsOnlyOnce("<li>altra, ")
                .doesNotContain("B-0000-0000");
        TestOperators.make("coordina", Role.SUPERVISOR);
        Visitor supervisor = new Visitor();
        supervisor.signIn("coordina", TestOperators.PASSWORD);
        assertThat(supervisor.get("/console/operatori").body())
                .contains("amministra")
                .doesNotContain(NO_ADDRESS);
    }

    @Test
    void where_one_has_an_address_nothing_is_missing_and_the_mail_goes_there() throws Exception {
        try (var pages = PagesUnderTest.start(
                "--ponte.sign-in.second-factor=optional", "--ponte.protection.officer=dpo@ponte.example")) {
            open(person(), REASON, TestOperators.PASSWORD);
            TestOperators.make("amministra", Role.ADMINISTRATOR);
            Visitor administrator = new Visitor(PagesUnderTest.addressOf(pages));
            administrator.signIn("amministra", TestOperators.PASSWORD);

            assertThat(administrator.get("/console/operatori").body())
                    .contains("amministra")
                    .doesNotContain(NO_ADDRESS);
            assertThat(mails(pages.getBean(EmergencyNotices.class)))
                    .extracting(mail -> mail.getAllRecipients()[0].toString())
                    .containsExactlyInAnyOrder("dpo@ponte.example", "accoglienza@cav-le-querce.example");
        }
    }

    @Test
    void when_she_is_forgotten_the_officer_still_reads_of_it_and_her_service_is_still_told() {
        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(PagesUnderTest.bean(Erasure.class)
                        .erase(person(), ForgettingReason.OBJECTION, TestDatabase.follower("operatrice")))
                .isTrue();

        EmergencyOpenings emergencies = PagesUnderTest.bean(EmergencyOpenings.class);
        assertThat(emergencies.since(Instant.now().minus(Duration.ofHours(1))))
                .extracting(EmergencyOpenings.Emergency::operator, EmergencyOpenings.Emergency::partner)
                .containsExactly(tuple("altra", "cav-le-querce"));
        long notice = TestDatabase.client()
                .sql("select min(subject) from work where stage = 'NOTICE'")
                .query(Long.class)
                .single();
        assertThat(PagesUnderTest.bean(ProtectionNotices.class).get(notice).partner())
                .isEqualTo("cav-le-querce");
    }

    @Test
    void a_code_of_nobody_gets_the_same_answer_and_opens_nothing() {
        Map<String, ?> hers = open(person(), REASON, TestOperators.PASSWORD);
        Map<String, ?> nobodys = open("B-0000-0000", REASON, TestOperators.PASSWORD);

        assertThat(nobodys).isEqualTo(hers);
        assertThat(openings()).hasSize(1);
        assertThat(TestDatabase.client()
                        .sql("select about from audit where what = 'emergency.begun' and who = 'operator:altra'")
                        .query(String.class)
                        .list())
                .as("audited alike")
                .hasSize(2)
                .allMatch(about -> about.startsWith("#"));
    }

    @Test
    void an_alert_is_raised_whosever_code_it_was() {
        open("B-0000-0000", REASON, TestOperators.PASSWORD);

        assertThat(PagesUnderTest.bean(AuditAlerts.class).since(Instant.EPOCH, 10))
                .extracting(AuditAlerts.Alert::kind, AuditAlerts.Alert::account)
                .containsExactly(tuple(AuditAlerts.Kind.BREAK_GLASS, "operator:altra"));
    }

    @Test
    void without_reason_password_or_role_nothing_opens() {
        assertThat(open(person(), "serve subito", TestOperators.PASSWORD).toString())
                .contains("emergency.shortReason");
        assertThat(open(person(), "Va richiamata al 333 1234567", TestOperators.PASSWORD)
                        .toString())
                .contains("reason.tellsWho");
        assertThat(open(person(), REASON, "un'altra parola").toString()).contains("emergency.wrongPassword");
        TestOperators.make("amministra", Role.ADMINISTRATOR);
        Visitor administrator = new Visitor();
        administrator.signIn("amministra", TestOperators.PASSWORD);
        assertThat(administrator.get("/console/protette/emergenza").statusCode())
                .isEqualTo(404);

        assertThat(openings()).isEmpty();
    }

    @Test
    void where_there_is_a_second_factor_the_password_alone_opens_nothing() {
        SecondFactor factor = PagesUnderTest.bean(SecondFactor.class);
        MovingClock clock = PagesUnderTest.bean(MovingClock.class);
        String secret = factor.offer("altra").secret();
        var application = new TOTPGenerator.Builder(secret).build();
        factor.setUp("altra", secret, application.at(clock.instant())).orElseThrow();
        clock.forward(Duration.ofMinutes(1));

        assertThat(open(person(), REASON, TestOperators.PASSWORD).toString()).contains("emergency.wrongPassword");
        assertThat(open(person(), REASON, TestOperators.PASSWORD, "12345").toString())
                .contains("emergency.wrongPassword");
        assertThat(openings()).isEmpty();

        open(person(), REASON, TestOperators.PASSWORD, application.at(clock.instant()));
        clock.forward(Duration.ofMinutes(-1));
        assertThat(openings()).hasSize(1);
    }

    @Test
    void whom_the_centre_excludes_opens_nothing_in_an_emergency_either() {
        PagesUnderTest.bean(ReferenceOperators.class)
                .assign(new Assignment("cav-le-querce", null, null, Set.of("altra")));

        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(followed()).isEmpty();
        assertThat(openings()).isEmpty();
    }

    @Test
    void the_centre_is_told_by_mail_without_whose_record_it_was_and_the_reference_operator_on_her_page()
            throws Exception {
        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(mails(PagesUnderTest.bean(EmergencyNotices.class)))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getAllRecipients())
                            .extracting(Object::toString)
                            .containsExactly("accoglienza@cav-le-querce.example");
                    assertThat(KeptLetters.text(mail))
                            .contains("altra")
                            .doesNotContain(person())
                            .doesNotContain("LQ-2026-77")
                            .doesNotContain(REASON);
                });
        assertThat(Visitor.operator().get("/console/protette").body()).contains(REASON);
    }

    @Test
    void the_officers_list_says_who_opened_and_why_and_not_whose_record() {
        open(person(), REASON, TestOperators.PASSWORD);

        assertThat(openings()).singleElement().satisfies(opening -> {
            assertThat(opening.operator()).isEqualTo("altra");
            assertThat(opening.reason()).isEqualTo(REASON);
            assertThat(opening.toString()).doesNotContain(person());
        });
    }

    private static List<MimeMessage> mails(EmergencyNotices notices) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (Work work : notices.due(10)) {
            if (notices.mayLeave(work)) {
                mails.add(notices.write(work));
                notices.sent(work);
            }
        }
        return mails;
    }

    private static Map<String, ?> open(String code, String reason, String password) {
        return open(code, reason, password, "");
    }

    private static Map<String, ?> open(String code, String reason, String password, String factor) {
        RedirectAttributesModelMap after = new RedirectAttributesModelMap();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("password", password);
        request.setParameter("fattore", factor);
        String to = PagesUnderTest.bean(EmergencyPages.class).open(code, reason, ALTRA, request, after);
        return Map.of("to", to, "flash", after.getFlashAttributes());
    }

    private static List<String> followed() {
        return PagesUnderTest.bean(ProtectedPeople.class).of(WHO).stream()
                .map(ProtectedPeople.Followed::code)
                .toList();
    }

    private static List<EmergencyOpenings.Emergency> openings() {
        return PagesUnderTest.bean(EmergencyOpenings.class).since(Instant.EPOCH);
    }

    private static Authentication signedIn(String name, String role) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR", role));
    }

    private static String person() {
        return TestDatabase.client()
                .sql("select code from beneficiary where is_protected")
                .query(String.class)
                .single();
    }
}
