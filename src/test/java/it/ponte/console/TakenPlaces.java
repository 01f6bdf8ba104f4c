package it.ponte.console;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** So many passwords of an operator who is signed in are being tried. */
final class TakenPlaces {
    private TakenPlaces() {}

    /** Does it while they are, and lets them go afterwards. */
    static <T> T during(String operator, int many, Callable<T> deed) throws Exception {
        SignInPlaces places = PagesUnderTest.bean(SignInPlaces.class);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService sessions = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < many; i++) {
                sessions.submit(() -> places.inside(operator, () -> isDone(done)));
                Thread.sleep(20);
            }
            return deed.call();
        } finally {
            done.countDown();
            sessions.shutdownNow();
        }
    }

    private static boolean isDone(CountDownLatch done) {
        try {
            done.await();
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
