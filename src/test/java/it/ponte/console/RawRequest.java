package it.ponte.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request line and headers exactly as written, which no client library would send. */
final class RawRequest {
    private RawRequest() {}

    /** The whole answer, with its status line and headers. */
    static String answer(String method, String path, String... headers) {
        String host = String.join("", headers).contains("Host:") ? "" : "Host: localhost\r\n";
        String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exactly(
                method + " " + path + " HTTP/1.1\r\n" + host + all + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /** All that the hub answers to these bytes until it closes, or falls silent for some seconds. */
    static String exactly(String bytes) {
        URI pages = URI.create(PagesUnderTest.address());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(pages.getHost(), pages.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException silent) {
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
