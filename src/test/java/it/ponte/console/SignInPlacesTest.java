package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

class SignInPlacesTest {
    private final SignInPlaces places = new SignInPlaces();
    private final ExecutorService visitors = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void nobody_waits_any_more() {
        visitors.shutdownNow();
    }

    @Test
    void few_passwords_are_tried_at_once_and_who_finds_many_waiting_is_sent_away() throws Exception {
        List<Future<Boolean>> tried = come(24, n -> "192.0.2." + n);
        assertSentAway("198.51.100.1");

        go.countDown();
        for (Future<Boolean> one : tried) {
            assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most).hasValue(4);
        assertThat(places.<Boolean>atTheDoor("198.51.100.1", () -> true)).isTrue();
    }

    @Test
    void of_one_network_five_wait_and_leave_their_places_to_others() throws Exception {
        come(9, n -> "2001:db8:0:1::" + n);
        assertSentAway("2001:db8:0:1:ffff::1");

        Future<Boolean> other = come(1, n -> "2001:db8:0:2::1").get(0);
        go.countDown();

        assertThat(other.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoever_is_signed_in_does_not_wait_for_strangers() throws Exception {
        come(24, n -> "192.0.2." + n);

        assertThat(places.<Boolean>inside("operatrice", () -> true)).isTrue();
    }

    private void assertSentAway(String address) {
        assertThatThrownBy(() -> places.atTheDoor(address, () -> true))
                .isInstanceOf(AuthenticationServiceException.class);
    }

    /** So many come, one after the other. */
    private List<Future<Boolean>> come(int many, IntFunction<String> from) throws InterruptedException {
        List<Future<Boolean>> tried = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String address = from.apply(i);
            tried.add(visitors.submit(() -> places.atTheDoor(address, this::slowly)));
            Thread.sleep(20);
        }
        return tried;
    }

    private boolean slowly() {
        most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            return go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            atOnce.decrementAndGet();
        }
    }
}
