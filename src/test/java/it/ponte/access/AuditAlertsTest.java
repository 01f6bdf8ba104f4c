package it.ponte.access;

import static it.ponte.access.AuditUnderTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.access.AuditAlerts.Alert;
import it.ponte.access.AuditAlerts.Kind;
import it.ponte.embedded.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P16")
class AuditAlertsTest {
    @TempDir
    private Path data;

    private AuditUnderTest under;

    @BeforeEach
    @AfterEach
    void empty() {
        TestDatabase.clean();
        under = new AuditUnderTest(data);
    }

    @Test
    void moreThanThirtyDifferentPeopleWithinAnHourRaiseOneAlertAboutTheAccount() {
        open(0, 30);
        open(0, 30);
        under.audit.read(ADA, "beneficiary.listed", codes(100, 200));
        under.alerts.watch();
        assertThat(raised()).as("thirty, seen twice, and a list of codes").isEmpty();

        open(30, 31);
        under.alerts.watch();
        under.alerts.watch();

        assertThat(raised()).extracting(Alert::kind).containsExactly(Kind.MANY_PEOPLE);
        assertThat(raised()).extracting(Alert::account).containsExactly("operator:ada");
    }

    @Test
    void thirtyInOneHourAndThirtyInTheNextRaiseNone() {
        open(0, 30);
        under.clock.forward(Duration.ofMinutes(61));
        open(30, 60);
        under.alerts.watch();

        assertThat(raised()).isEmpty();
    }

    @Test
    void whomARoomCallsHerOwnDoesNotCountOnlyAsLongAsThatWasSo() {
        Instant sinceNow = under.clock.instant();
        AuditAlerts alerts = new AuditAlerts(under.db, under.clock, List.of((openings, operator) -> openings.stream()
                .filter(opening -> operator.equals("ada") && !opening.at().isBefore(sinceNow))
                .collect(Collectors.toSet())));
        open(0, 40);
        alerts.watch();
        assertThat(raised()).isEmpty();

        under.clock.forward(Duration.ofHours(-1));
        open(100, 131);
        under.clock.forward(Duration.ofMinutes(30));
        alerts.watch();
        assertThat(raised()).hasSize(1);
    }

    @Test
    void fiveFailedSignInsRaiseOne() {
        for (int i = 0; i < 4; i++) {
            under.audit.failedSignIn("ada");
            under.audit.failedSignIn(null);
        }
        under.alerts.watch();
        assertThat(raised()).isEmpty();

        under.audit.failedSignIn("ada");
        under.alerts.watch();

        assertThat(raised()).extracting(Alert::kind).containsExactly(Kind.FAILED_SIGN_INS);
    }

    @Test
    void theSameIsRaisedAgainInTheNextHour() {
        under.alerts.raise(Kind.BREAK_GLASS, "operator:ada");
        under.alerts.raise(Kind.BREAK_GLASS, "operator:ada");
        under.clock.forward(Duration.ofHours(1));
        under.alerts.raise(Kind.BREAK_GLASS, "operator:ada");

        assertThat(raised()).hasSize(2);
    }

    @Test
    void theMailSaysWhereToLookAndNothingElse() throws Exception {
        AlertMail mail = new AlertMail(
                under.alerts, under.clock, "ponte@ponte.example", "dpo@ponte.example", "", "https://ponte.example");
        under.alerts.raise(Kind.MANY_PEOPLE, "operator:ada");

        Alert alert = mail.due().get(0);
        assertThat((String) mail.write(alert).getContent())
                .contains("https://ponte.example/console/audit", "MANY_PEOPLE")
                .doesNotContain("ada");
        assertThat(mail.write(alert).getMessageID()).isEqualTo(mail.write(alert).getMessageID());
        mail.sent(alert);
        assertThat(mail.due()).isEmpty();
    }

    @Test
    void whatWasDoneToAnAccountTheOfficerIsToldAndNothingElse() throws Exception {
        AlertMail mail = new AlertMail(
                under.alerts, under.clock, "ponte@ponte.example", "", "dpo@ponte.example", "https://ponte.example");
        under.alerts.raise(Kind.MANY_PEOPLE, "operator:ada");
        under.alerts.raise(Kind.ROLE_GIVEN, "operator:ada");
        under.alerts.raise(Kind.ACCOUNT_OPENED, "operator:ada");

        assertThat(mail.due()).extracting(Alert::kind).containsExactly(Kind.ROLE_GIVEN, Kind.ACCOUNT_OPENED);
        assertThat(mail.write(mail.due().get(0)).getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("dpo@ponte.example");
    }

    @Test
    void namesThatAreNobodysRaiseNothing() {
        for (int i = 0; i < 10; i++) {
            under.audit.failedSignIn(null);
        }
        under.alerts.watch();

        assertThat(raised()).isEmpty();
    }

    @Test
    void withoutAnAddressNobodyIsTold() {
        under.alerts.raise(Kind.MANY_PEOPLE, "operator:ada");

        assertThat(new AlertMail(under.alerts, under.clock, "ponte@ponte.example", " ", "", "https://ponte.example")
                        .due())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_alert",
                "truncate audit_alert",
                "update audit_alert set account = 'operator:bea'",
                "update audit_alert set mailed_at = null",
                "update audit_alert set mailed_at = now(), raised_at = now()"
            })
    void neitherTheHubsRoleNorItsOwnerTakesAnAlertBack(String sql) {
        under.alerts.raise(Kind.BREAK_GLASS, "operator:ada");
        List<Alert> before = raised();

        assertThatThrownBy(() -> under.db.sql(sql).update()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> TestPostgres.asOwner(sql))
                .isInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("is only ever added to");

        assertThat(raised()).isEqualTo(before).hasSize(1);
    }

    @Test
    void whenTheMailAboutItLeftIsNotedOnceAndStays() {
        under.alerts.raise(Kind.BREAK_GLASS, "operator:ada");
        long alert = raised().get(0).id();
        under.alerts.mailed(alert);
        String noted = mailedAt();

        under.clock.forward(Duration.ofHours(1));
        under.alerts.mailed(alert);
        assertThatThrownBy(() ->
                        under.db.sql("update audit_alert set mailed_at = now()").update())
                .isInstanceOf(RuntimeException.class);

        assertThat(mailedAt()).isEqualTo(noted);
    }

    private String mailedAt() {
        return under.db
                .sql("select mailed_at from audit_alert")
                .query(String.class)
                .single();
    }

    private void open(int from, int to) {
        codes(from, to).forEach(code -> under.audit.read(ADA, "beneficiary.opened", code));
    }

    private static List<String> codes(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "B-" + i).toList();
    }

    private List<Alert> raised() {
        return under.alerts.since(under.clock.instant().minus(Duration.ofDays(1)), 100);
    }
}
