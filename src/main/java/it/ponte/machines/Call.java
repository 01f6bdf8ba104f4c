package it.ponte.machines;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST to a partner's server. Redirects are not followed, of the answer only its number counts, and after a time the
 * connection is broken off, however slowly something still comes.
 */
final class Call implements AutoCloseable {
    private static final int MOST_READ = 1024;

    private final SSLSocketFactory tls;
    private final Predicate<InetAddress> allowed;
    private final boolean plainToo;
    private final Duration atMost;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Call::thread);

    /**
     * Calls of this kind.
     *
     * @param allowed to which addresses it may connect
     * @param plainToo whether http without TLS will do
     * @param atMost how long one may take
     */
    Call(SSLSocketFactory tls, Predicate<InetAddress> allowed, boolean plainToo, Duration atMost) {
        this.tls = tls;
        this.allowed = allowed;
        this.plainToo = plainToo;
        this.atMost = atMost;
    }

    /**
     * Posts JSON.
     *
     * @return the status of the answer
     * @throws IOException when there is none
     */
    int post(URI url, Map<String, String> headers, byte[] json) throws IOException {
        GuardedSockets sockets = new GuardedSockets(tls, allowed);
        HttpURLConnection call = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        if (call instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets);
        } else if (!plainToo || !allowed.test(InetAddress.getByName(url.getHost()))) {
            throw new IOException("without TLS");
        }
        call.setRequestMethod("POST");
        call.setInstanceFollowRedirects(false);
        call.setUseCaches(false);
        call.setConnectTimeout((int) atMost.toMillis());
        call.setReadTimeout((int) atMost.toMillis());
        call.setDoOutput(true);
        // Also keeps the JDK from posting a second time by itself.
        call.setFixedLengthStreamingMode(json.length);
        call.setRequestProperty("Content-Type", "application/json");
        call.setRequestProperty("User-Agent", "Ponte");
        headers.forEach(call::setRequestProperty);
        Future<?> end = clock.schedule(sockets::breakOff, atMost.toMillis(), TimeUnit.MILLISECONDS);
        try {
            call.getOutputStream().write(json);
            int status = call.getResponseCode();
            readLittle(call);
            return status;
        } finally {
            end.cancel(false);
            call.disconnect();
        }
    }

    /** A server whose answer nobody takes may count the call as failed. */
    private static void readLittle(HttpURLConnection call) {
        try (InputStream answer = call.getErrorStream() == null ? call.getInputStream() : call.getErrorStream()) {
            answer.readNBytes(MOST_READ);
        } catch (IOException noneOrBroken) {
            // the status came, and that is all that counts
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread thread(Runnable ending) {
        Thread thread = new Thread(ending, "webhook-end");
        thread.setDaemon(true);
        return thread;
    }
}
