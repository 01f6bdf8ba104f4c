package it.ponte.intake;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SilenceTest {
    private final Inbox inbox = TestInbox.inbox();

    private Partners partners;

    @BeforeEach
    void a_partner_that_writes_every_week_and_one_that_writes_when_it_likes(@TempDir Path home) {
        TestDatabase.clean();
        partners = new Partners(Installation.in(home)
                .withDropBox("settimanale", "silentAfter: 7d")
                .withDropBox("libero")
                .home());
    }

    @Test
    void aPartnerIsSilentWhenItsTimeIsOver() {
        inbox.keep(Delivery.of("a").from("settimanale"));

        assertThat(after(Duration.ofDays(6)).silent(Set.of())).isEmpty();
        assertThat(after(Duration.ofDays(8)).silent(Set.of())).containsOnlyKeys("settimanale");
    }

    @Test
    void whoNeverSentAnythingIsSilentSinceTheHubKnowsIt() {
        assertThat(after(Duration.ofDays(800)).silent(Set.of()))
                .as("not known yet")
                .isEmpty();

        after(Duration.ZERO).watch();

        assertThat(after(Duration.ofDays(6)).silent(Set.of())).isEmpty();
        assertThat(after(Duration.ofDays(8)).silent(Set.of())).containsOnlyKeys("settimanale");
    }

    @Test
    void aSilenceIsToldOnceAndAgainAfterItsEnd(CapturedOutput log) {
        after(Duration.ZERO).watch();
        after(Duration.ofDays(8)).watch();
        after(Duration.ofDays(9)).watch();
        assertThat(log.getAll().split("partner settimanale has been silent since", -1))
                .hasSize(2);

        inbox.keep(Delivery.of("a").from("settimanale"));
        after(Duration.ofDays(1)).watch();
        assertThat(log.getAll()).contains("partner settimanale is not silent any more");

        after(Duration.ofDays(9)).watch();
        assertThat(log.getAll().split("partner settimanale has been silent since", -1))
                .hasSize(3);
    }

    @Test
    void messagesAboutProtectedPeopleAreHeardByThoseAloneWhoMayKnowOfThem() {
        after(Duration.ZERO).watch();
        TestDatabase.client()
                .sql("update partner_watch set known_since = now() - interval '30 days'")
                .update();
        Silence now = after(Duration.ZERO);
        Map<String, Instant> before = now.silent(Set.of());

        inbox.keep(Delivery.of("a").from("settimanale"));
        TestDatabase.client()
                .sql("insert into shielded_line (envelope, number) select envelope, number from envelope_line")
                .update();

        assertThat(now.silent(Set.of())).isEqualTo(before).containsOnlyKeys("settimanale");
        assertThat(now.silent(Set.of("settimanale"))).isEmpty();
    }

    private Silence after(Duration time) {
        return new Silence(
                TestDatabase.client(), partners, Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC));
    }
}
