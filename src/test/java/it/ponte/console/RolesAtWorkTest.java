package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.access.Accounts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.matching.Decision;
import it.ponte.matching.Proposals;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** What becomes of a session when the account changes under it, and what a room's verb does without its role. */
class RolesAtWorkTest {
    private static final String PEOPLE = "/console/persone";

    private Visitor anna;

    @BeforeEach
    void anna_is_signed_in() {
        TestOperators.onlyOne();
        TestOperators.make("anna.rossi", Role.OPERATOR);
        anna = signedIn();
    }

    @Test
    void a_role_that_is_given_works_at_the_next_request() {
        assertThat(anna.get("/console/operatori").statusCode()).isEqualTo(404);
        roles().give("anna.rossi", Role.SUPERVISOR, "hub");

        assertThat(anna.get("/console/operatori").statusCode()).isEqualTo(200);
    }

    @Test
    void a_role_that_is_taken_ends_the_session_at_once() {
        roles().take("anna.rossi", Role.OPERATOR);

        assertThat(anna.get(PEOPLE).uri().getPath()).isEqualTo("/accesso");
        assertThat(signedIn().get(PEOPLE).statusCode()).isEqualTo(404);
    }

    @Test
    void a_removed_account_is_out_at_once_and_signs_in_no_more() {
        PagesUnderTest.bean(Accounts.class).remove("anna.rossi", TestOperators.ADMINISTRATOR);

        assertThat(anna.get(PEOPLE).uri().getPath()).isEqualTo("/accesso");
        assertThat(new Visitor()
                        .signIn("anna.rossi", TestOperators.PASSWORD)
                        .uri()
                        .getPath())
                .isEqualTo("/accesso");
    }

    @Test
    void a_changed_password_ends_the_other_sessions_and_the_token() {
        Visitor elsewhere = signedIn();
        String token = operators().newToken("anna.rossi");
        anna.get("/console/password");
        anna.post(
                "/console/password",
                "attuale",
                TestOperators.PASSWORD,
                "nuova",
                "un'altra frase lunga",
                "ripetuta",
                "un'altra frase lunga");

        assertThat(elsewhere.get(PEOPLE).uri().getPath()).isEqualTo("/accesso");
        assertThat(operators().whose(token)).isEmpty();
    }

    @Test
    void a_session_lasts_ten_hours_and_not_longer_however_busy() {
        MovingClock clock = PagesUnderTest.bean(MovingClock.class);
        clock.forward(Duration.ofHours(9));
        assertThat(anna.get(PEOPLE).statusCode()).isEqualTo(200);
        clock.forward(Duration.ofHours(1));

        assertThat(anna.get(PEOPLE).uri().getPath()).isEqualTo("/accesso");
        clock.forward(Duration.ofHours(-10));
    }

    @Test
    void whoever_may_not_see_the_first_page_begins_at_her_own() {
        assertThat(homeOf("amministra", Role.ADMINISTRATOR)).isEqualTo("/console/mittenti");
        assertThat(homeOf("controlla", Role.AUDITOR)).isEqualTo("/console/audit");
        assertThat(homeOf("protegge", Role.DATA_PROTECTION_OFFICER)).isEqualTo("/console/consensi");
        assertThat(homeOf("nuova")).isEqualTo("/console/profilo");
        assertThat(homeOf("lavora", Role.PROTECTED_OPERATOR)).isEqualTo("/console");
    }

    @Test
    void the_pages_lead_nobody_where_she_may_not_go() {
        TestOperators.make("amministra", Role.ADMINISTRATOR);
        Visitor administrator = new Visitor();
        String page = administrator.signIn("amministra", TestOperators.PASSWORD).body();

        assertThat(page)
                .contains("href=\"/console/operatori\"")
                .doesNotContain("href=\"/console/persone\"")
                .doesNotContain("href=\"/console/arrivi");
        assertThat(administrator.get("/console/mittenti/cpi-valmora").body()).doesNotContain("/console/arrivi");
    }

    @Test
    void a_verb_of_a_room_refuses_whoever_has_not_its_role_whatever_the_pages_do() {
        Proposals proposals = PagesUnderTest.bean(Proposals.class);

        assertThatThrownBy(() -> proposals.accept("M-0000-0000", new OperatorCaller("x", Set.of(Role.ADMINISTRATOR))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> proposals.accept("M-0000-0000", new OperatorCaller("x")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(proposals.accept("M-0000-0000", new OperatorCaller("x", Set.of(Role.SUPERVISOR))))
                .isInstanceOf(Decision.Refused.class);
    }

    private static String homeOf(String name, Role... role) {
        TestOperators.make(name, role);
        return new Visitor().signIn(name, TestOperators.PASSWORD).uri().getPath();
    }

    private static Visitor signedIn() {
        Visitor visitor = new Visitor();
        visitor.signIn("anna.rossi", TestOperators.PASSWORD);
        return visitor;
    }

    private static Roles roles() {
        return PagesUnderTest.bean(Roles.class);
    }

    private static Operators operators() {
        return PagesUnderTest.bean(Operators.class);
    }
}
