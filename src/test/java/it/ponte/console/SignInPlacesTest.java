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
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

class SignInPlacesTest {
    private final SignInPlaces places = new SignInPlaces();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void few_passwords_are_tried_at_once_and_who_finds_many_waiting_is_sent_away() throws Exception {
        ExecutorService visitors = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> tried = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                tried.add(visitors.submit(() -> places.in(this::slowly)));
                Thread.sleep(20); // one after the other, as they would come
            }
            assertThatThrownBy(() -> places.in(() -> true)).isInstanceOf(AuthenticationServiceException.class);

            go.countDown();
            for (Future<Boolean> one : tried) {
                assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(most).hasValue(4);
            assertThat(places.<Boolean>in(() -> true)).isTrue();
        } finally {
            visitors.shutdownNow();
        }
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
