package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.api.Allowance.Left;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may ask for in a minute, counted for all hubs together in the database. */
class AllowanceTest {
    private static final String CALLER = "partner:uno";

    @BeforeEach
    void clean() {
        TestDatabase.clean();
    }

    @Test
    void twoHubsTogetherGiveNoMoreThanOneAllowance() {
        int perMinute = 600;
        Allowance one = new Allowance(TestDatabase.client(), perMinute);
        Allowance other = new Allowance(TestDatabase.client(), perMinute);
        AtomicInteger let = new AtomicInteger();
        long began = System.nanoTime();

        IntStream.range(0, 2_000).parallel().forEach(i -> {
            Left left = (i % 2 == 0 ? one : other).take(CALLER);
            if (!left.isUsedUp()) {
                let.incrementAndGet();
            }
        });

        int cameBack = (int) Math.ceil((System.nanoTime() - began) / 1e9 * perMinute / 60) + 1;
        assertThat(let.get()).isBetween(perMinute, perMinute + cameBack);
    }

    @Test
    void whatASecondLeftOverIsHandedBackAndNotAddedOnTop() throws InterruptedException {
        Allowance allowance = new Allowance(TestDatabase.client(), 6_000);
        assertThat(allowance.take(CALLER)).isEqualTo(new Left(false, 6_000, 5_999, 1));

        Thread.sleep(1_500);

        assertThat(allowance.take(CALLER)).isEqualTo(new Left(false, 6_000, 5_999, 1));
        assertThat(new Allowance(TestDatabase.client(), 6_000).take(CALLER).remaining())
                .isBetween(5_899, 5_990);
    }

    @Test
    void whoHasUsedItUpHearsWhenTheNextOneIsThereAndOthersAreNotTouched() {
        Allowance allowance = new Allowance(TestDatabase.client(), 3);
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take(CALLER).isUsedUp()).isFalse();
        }

        Left refused = allowance.take(CALLER);

        assertThat(refused).isEqualTo(new Left(true, 3, 0, 20));
        assertThat(allowance.take("partner:due").isUsedUp()).isFalse();
    }

    @Test
    void aRefusedCallerCostsNoStatementPerRequest() {
        Allowance allowance = new Allowance(TestDatabase.client(), 1);
        allowance.take(CALLER);
        allowance.take(CALLER);
        TestDatabase.client().sql("delete from allowance").update();

        for (int i = 0; i < 1_000; i++) {
            assertThat(allowance.take(CALLER).isUsedUp()).isTrue();
        }
    }
}
