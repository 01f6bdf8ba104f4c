package it.ponte.beneficiary;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.CaseworkerCovers.Cover;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who stands in is there: nobody stands in while she is away herself. */
class CaseworkerCoversTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    private final CaseworkerCovers covers = new CaseworkerCovers(TestDatabase.client(), CLOCK);
    private long one;
    private long other;

    @BeforeEach
    void twoCaseworkersOfAService() {
        TestDatabase.clean();
        one = caseworker("\\x01");
        other = caseworker("\\x02");
    }

    @Test
    void whatIsOverOrBeginsLaterIsInNobodysWay() {
        run("insert into caseworker_cover values (?, ?, '2026-11-01', '2026-11-22', now())", other, one);

        assertThat(covers.say(one, new Cover(other, TODAY.minusDays(9), TODAY))).isTrue();
        assertThat(covers.say(other, new Cover(one, TODAY.plusDays(1), TODAY.plusDays(2))))
                .isTrue();
        assertThat(covers.today(one)).contains(other);
        assertThat(covers.today(other)).isEmpty();
    }

    @Test
    void whoSaysOtherDaysHasThoseInPlaceOfTheFirst() {
        covers.say(one, new Cover(other, TODAY, TODAY));

        assertThat(covers.say(one, new Cover(other, TODAY.plusDays(1), TODAY.plusDays(1))))
                .isTrue();
        assertThat(covers.today(one)).isEmpty();
    }

    @Test
    @Timeout(30)
    void twoWhoNameEachOtherAtTheSameMomentCloseNoCircle() {
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        TestDatabase.transaction().executeWithoutResult(tx -> {
            assertThat(covers.say(one, new Cover(other, TODAY, TODAY))).isTrue();
            second.completeAsync(
                    () -> TestDatabase.transaction().execute(alone -> covers.say(other, new Cover(one, TODAY, TODAY))));
            while (!second.isDone() && !somebodyWaits()) {
                Thread.onSpinWait();
            }
        });

        assertThat(second.join()).isFalse();
    }

    private static boolean somebodyWaits() {
        return TestDatabase.client()
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static long caseworker(String index) {
        return TestDatabase.client()
                .sql(
                        "insert into caseworker (partner, email_index, contact) values ('x', ?::bytea, '\\x01') returning id")
                .param(index)
                .query(Long.class)
                .single();
    }

    private static void run(String sql, Object... params) {
        TestDatabase.client().sql(sql).params(params).update();
    }
}
