package it.ponte.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request line and headers exactly as written, which no client library would send. */
final class RawRequest {
    private RawRequest() {}

    /** The whole answer, with its status line and headers. */
    static String answer(String method, String path, String... headers) {
        URI pages = URI.create(PagesUnderTest.address());
        String host = String.join("", headers).contains("Host:") ? "" : "Host: localhost\r\n";
        String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request =
                method + " " + path + " HTTP/1.1\r\n" + host + all + "Content-Length: 0\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(pages.getHost(), pages.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
