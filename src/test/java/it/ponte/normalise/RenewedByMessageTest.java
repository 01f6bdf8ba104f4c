package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.placement.FeedEntry;
import it.ponte.placement.FeedPage;
import it.ponte.placement.OutcomeDraft;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Placing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P13: what a service had not read when its legal basis ended comes once its own message renews it. */
@Tag("P13")
class RenewedByMessageTest {
    private static final HandClock CLOCK = new HandClock(Rooms.CLOCK.instant());
    private static final Rooms ROOMS = new Rooms(Path.of(""), CLOCK);
    private static final String SERVICE = "cpi-valmora";

    private final Outcomes outcomes = ROOMS.bean(Outcomes.class);
    private String her;
    private String other;
    private long cursor;

    @BeforeEach
    void two_people_of_one_service_one_on_a_basis_that_ends() {
        TestDatabase.clean();
        CLOCK.set(Rooms.CLOCK.instant());
        her = sent("C-1", "Verdi", "2026-03-31");
        other = sent("C-2", "Neri", "2026-12-31");
        cursor = 0;
        happens(her, OutcomeKind.INTERVIEWED);
        assertThat(read()).containsExactly("INTERVIEWED");
        happens(her, OutcomeKind.ORIENTED);
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void what_was_not_read_stands_behind_the_cursor_once_more_and_once_only() {
        the_basis_ends_and_the_cursor_passes();

        sent("C-1", "Verdi", "2026-12-31");

        assertThat(read()).containsExactly("ORIENTED");
        assertThat(read()).isEmpty();
    }

    @Test
    void a_message_whose_basis_has_ended_too_brings_nothing_back() {
        the_basis_ends_and_the_cursor_passes();

        sent("C-1", "Verdi", "2026-04-05");

        assertThat(read()).isEmpty();
        assertThat(outcomes.feed(SERVICE, 0, 100).entries())
                .extracting(FeedEntry::kind)
                .containsExactly("INTERVIEWED");
    }

    @Test
    void while_the_basis_holds_no_message_gives_anything_another_place() {
        long place = place();

        sent("C-1", "Verdi Rossi", "2026-12-31");

        assertThat(place()).isEqualTo(place);
    }

    private void the_basis_ends_and_the_cursor_passes() {
        CLOCK.forward(Duration.ofDays(40));
        happens(other, OutcomeKind.INTERVIEWED);
        assertThat(read()).as("of somebody else").containsExactly("INTERVIEWED");
    }

    private static String sent(String number, String name, String until) {
        return ROOMS.settled(
                        SERVICE,
                        "api-referral",
                        """
                        {"externalId": "%s", "beneficiary": {"lastName": "%s"},
                         "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-03-01", "until": "%s"}}
                        """
                                .formatted(number, name, until))
                .get(0)
                .code();
    }

    private void happens(String referral, OutcomeKind kind) {
        LocalDate day = LocalDate.of(2026, 3, 9);
        outcomes.tell(new OutcomeDraft("operator:ada", null, referral, kind, day, null, null));
        ROOMS.bean(Placing.class).stampWaiting();
    }

    private List<String> read() {
        FeedPage page = outcomes.feed(SERVICE, cursor, 100);
        cursor = page.cursor();
        return page.entries().stream().map(FeedEntry::kind).toList();
    }

    private static long place() {
        return TestDatabase.client()
                .sql("select position from feed_entry where read_at is null")
                .query(Long.class)
                .single();
    }
}
