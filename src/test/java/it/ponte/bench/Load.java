package it.ponte.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Calls as fast as they are answered, by several callers at once. */
final class Load {
    private Load() {}

    /** One connection and what is asked over it. */
    interface Caller extends AutoCloseable {
        void call() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes the connection with this number. */
    interface Connecting {
        Caller connect(int number) throws Exception;
    }

    /** How many calls were answered in a second, and how long the slow ones took. */
    record Figures(long calls, double perSecond, double p50Millis, double p99Millis) {}

    static Figures of(int callers, int seconds, Connecting connecting) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                tasks.add(() -> call(connecting, number, end));
            }
            long begun = System.nanoTime();
            List<long[]> taken = new ArrayList<>();
            for (Future<long[]> done : threads.invokeAll(tasks)) {
                taken.add(done.get());
            }
            double lasted = (System.nanoTime() - begun) / 1e9;
            long[] all = taken.stream().flatMapToLong(LongStream::of).sorted().toArray();
            return new Figures(all.length, all.length / lasted, millis(all, 0.5), millis(all, 0.99));
        } finally {
            threads.shutdown();
        }
    }

    private static long[] call(Connecting connecting, int number, long end) throws Exception {
        long[] taken = new long[1024];
        int count = 0;
        try (Caller caller = connecting.connect(number)) {
            for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
                caller.call();
                if (count == taken.length) {
                    taken = Arrays.copyOf(taken, 2 * count);
                }
                taken[count++] = System.nanoTime() - begun;
            }
        }
        return Arrays.copyOf(taken, count);
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
