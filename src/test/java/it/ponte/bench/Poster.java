package it.ponte.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Posts one referral after the other over one connection that stays open, with as little work of its own as can be. Each
 * must be answered with the status that is expected.
 */
final class Poster implements Load.Caller {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String key;
    private final Supplier<String> bodies;
    private final String expected;

    Poster(int port, String key, Supplier<String> bodies, int expectedStatus) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.key = key;
        this.bodies = bodies;
        this.expected = "HTTP/1.1 " + expectedStatus;
    }

    @Override
    public void call() throws IOException {
        byte[] body = bodies.get().getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/v1/referrals HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] request = new byte[head.length() + body.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(body, 0, request, head.length(), body.length);
        out.write(request);
        String status = line();
        if (!status.startsWith(expected)) {
            throw new IOException("not " + expected + " but " + status);
        }
        readToEnd();
    }

    private void readToEnd() throws IOException {
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int chunk = Integer.parseInt(line(), 16); chunk > 0; chunk = Integer.parseInt(line(), 16)) {
            in.skipNBytes(chunk + 2);
        }
        line();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
