package it.ponte.feedback;

import static it.ponte.feedback.ScriptedMailServer.Script.*;
import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.feedback.ScriptedMailServer.Script;
import it.ponte.placement.Invented;
import it.ponte.placement.Story;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SAFETY G5: whatever goes wrong between us and the mail server, an ordinary letter is told once or repeated as the same,
 * and a protected person's letter waits for an operator.
 */
@Tag("G5")
class G05OnceInEffectTest {
    private static final Pattern DATE = Pattern.compile("(?m)^Date: .*$");

    private Desk desk;
    private ScriptedMailServer server;
    private PostOffice office;

    @BeforeEach
    void open() throws Exception {
        desk = Desk.fresh();
        server = new ScriptedMailServer("<" + Invented.CANARY + "@servizi.example> rejected");
        office = new PostOffice(desk.outbox(), "smtp://127.0.0.1:" + server.port());
    }

    @AfterEach
    void close() {
        office.close();
        server.close();
        desk.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "GREETS_WITH_421",
                "RECIPIENT_451",
                "LETTER_451",
                "RESETS_WITHIN_THE_LETTER",
                "HANGS_AFTER_THE_LETTER",
                "TAKES_IT_AND_DIES",
                "DRIPS"
            })
    void anOrdinaryLetterIsToldOnceAndARepetitionIsTheSameLetter(Script wrong) {
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
        server.next(wrong);

        office.ring();
        later();

        assertThat(told()).isEqualTo(1);
        assertThat(server.taken()).hasSizeBetween(1, 2);
        assertThat(server.taken().stream().map(G05OnceInEffectTest::withoutDate))
                .as("byte for byte, but for its date")
                .containsOnly(withoutDate(server.taken().get(0)));
        int sent = server.taken().size();
        later();
        assertThat(server.taken()).hasSize(sent);
        assertThat(traces()).doesNotContain(Invented.CANARY);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECIPIENT_550", "LETTER_554"})
    void aRefusedLetterIsNotTriedAgain(Script wrong) {
        desk.happens(desk.story.referred(Story.CLINIC), INTERVIEWED);
        server.next(wrong);

        office.ring();
        later();

        assertThat(server.connections()).isEqualTo(1);
        assertThat(desk.latest().undeliverable()).isEqualTo("REFUSED");
        assertThat(column("failure_code")).isEqualTo(wrong == RECIPIENT_550 ? "550" : "554");
        assertThat(traces()).doesNotContain(Invented.CANARY);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "GREETS_WITH_421",
                "RECIPIENT_451",
                "RECIPIENT_550",
                "LETTER_451",
                "LETTER_554",
                "RESETS_WITHIN_THE_LETTER",
                "HANGS_AFTER_THE_LETTER",
                "TAKES_IT_AND_DIES"
            })
    void aProtectedPersonsLetterWaitsForAnOperator(Script wrong) {
        released();
        server.next(wrong);

        office.ring();
        later();

        assertThat(server.connections()).isEqualTo(1);
        assertThat(told()).isZero();
        assertThat(Stream.concat(
                        desk.letters().waitingForRelease(TestDatabase.follower("ada")).stream(),
                        desk.letters().undeliverable(TestDatabase.follower("ada")).stream()))
                .hasSize(1);
    }

    @Test
    void aHubThatDiesBehindThe250RepeatsAnOrdinaryLetterAsTheSame() throws Exception {
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);

        dieBehindThe250();
        later();

        assertThat(told()).isEqualTo(1);
        assertThat(server.taken()).hasSize(2);
        assertThat(withoutDate(server.taken().get(1)))
                .isEqualTo(withoutDate(server.taken().get(0)));
    }

    @Test
    void aHubThatDiesBehindThe250LeavesAProtectedPersonsLetterToAnOperator() throws Exception {
        released();

        dieBehindThe250();
        later();

        assertThat(server.taken()).hasSize(1);
        assertThat(desk.letters().waitingForRelease(TestDatabase.follower("ada")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WANTS_A_LOGIN", "REFUSES_THE_SENDER"})
    void whatAServerRefusesOfOursIsNoLettersFault(Script wrong) {
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
        released();
        server.next(wrong, wrong, wrong);

        office.ring();
        later();

        assertThat(server.connections()).as("one letter asked for all").isEqualTo(1);
        assertThat(desk.story.bean(Relays.class).refusals())
                .containsExactly(wrong == WANTS_A_LOGIN ? "LOGIN" : "SENDER");
        assertThat(TestDatabase.client()
                        .sql("select count(*) from letter where failing_since is not null or sending_at is not null"
                                + " or undeliverable_at is not null")
                        .query(Long.class)
                        .single())
                .isZero();

        server.next(TAKES);
        TestDatabase.client()
                .sql("update relay_refusal set latest_at = latest_at - interval '6 minutes'")
                .update();
        whenItIsRight();

        assertThat(told()).isEqualTo(3);
        assertThat(desk.story.bean(Relays.class).refusals()).isEmpty();
    }

    @Test
    void aPasswordIsNotSaidToAServerWithoutTls() throws Exception {
        desk.happens(desk.story.referred(Story.SERVICE), INTERVIEWED);
        try (PostOffice withLogin = new PostOffice(desk.outbox(), "smtp://ponte:segreto@127.0.0.1:" + server.port())) {
            withLogin.ring();
        }

        assertThat(desk.story.bean(Relays.class).refusals()).containsExactly("TLS");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsAskedAgainForThreeDays() {
        desk.happens(desk.story.referred(Story.CLINIC), INTERVIEWED);
        server.close();
        for (int i = 0; i < 10; i++) {
            office.ring();
            desk.laterOn();
        }
        assertThat(desk.latest().undeliverable()).isNull();

        TestDatabase.client()
                .sql("update letter set failing_since = failing_since - interval '3 days'")
                .update();
        office.ring();

        assertThat(desk.latest().undeliverable()).isEqualTo("EXPIRED");
    }

    private void whenItIsRight() {
        for (int i = 0; i < 3; i++) {
            later();
            TestDatabase.client().sql("delete from relay_refusal").update();
        }
    }

    private void later() {
        desk.laterOn();
        office.ring();
    }

    private void released() {
        desk.happens(desk.story.referredUnderProtection(), INTERVIEWED);
        desk.letters().release(desk.latest().id(), TestDatabase.follower("ada"));
    }

    /** As the route does, up to the moment of the mail server's answer. */
    private void dieBehindThe250() throws Exception {
        var letter = desk.outbox().write(desk.due().get(0));
        letter.getSession().getProperties().put("mail.smtp.host", "127.0.0.1");
        letter.getSession().getProperties().put("mail.smtp.port", Integer.toString(server.port()));
        jakarta.mail.Transport.send(letter);
    }

    private static String withoutDate(String letter) {
        return DATE.matcher(letter).replaceAll("");
    }

    private static long told() {
        return TestDatabase.client()
                .sql("select count(*) from letter where told_at is not null")
                .query(Long.class)
                .single();
    }

    private static String column(String name) {
        return TestDatabase.client()
                .sql("select " + name + " from letter")
                .query(String.class)
                .single();
    }

    private static String traces() {
        List<String> rows = TestDatabase.client()
                .sql("select l::text from letter l union all select w::text from work w")
                .query(String.class)
                .list();
        return String.join("\n", rows);
    }
}
