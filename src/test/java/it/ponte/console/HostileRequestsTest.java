package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no browser sends, byte by byte: each has a fixed, plain answer that tells nothing of what the hub is. */
class HostileRequestsTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String END = "Connection: close\r\n\r\n";

    @BeforeAll
    static void the_pages() {
        TestOperators.onlyOne();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("a header of 64 KB", get("/console", "X-Large: " + "a".repeat(65_536) + "\r\n"), "400"),
                arguments(
                        "10,000 headers",
                        get(
                                "/console",
                                IntStream.range(0, 10_000)
                                        .mapToObj(i -> "X-" + i + ": a\r\n")
                                        .collect(Collectors.joining())),
                        "400"),
                arguments("150 small headers", get("/console", "X: a\r\n".repeat(150)), "400"),
                arguments("an absolute address", "GET http://localhost/console HTTP/1.1\r\n" + HOST + END, "302"),
                arguments(
                        "an absolute address of another",
                        "GET http://evil.example/console HTTP/1.1\r\nHost: evil.example\r\n" + END,
                        "302"),
                arguments(
                        "an absolute address and another host",
                        "GET http://evil.example/console HTTP/1.1\r\n" + HOST + END,
                        "400"),
                arguments("no host", "GET /console HTTP/1.1\r\n" + END, "400"),
                arguments("two hosts", "GET /console HTTP/1.1\r\n" + HOST + "Host: evil.example\r\n" + END, "400"),
                arguments("a host that is none", "GET /console HTTP/1.1\r\nHost: <script>\r\n" + END, "400"),
                arguments("an unknown version", "GET /console HTTP/7.3\r\n" + HOST + END, "505"),
                arguments("a version that is none", "GET /console SPDY\r\n" + HOST + END, "400|505"),
                arguments("two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), "400"),
                arguments("a negative length", post("Content-Length: -1\r\n", ""), "400"),
                arguments("a length that is none", post("Content-Length: 0x4\r\n", "abcd"), "400"),
                arguments("an unknown coding", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), "400|501"),
                arguments("a coding twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), "400|501"),
                arguments("a chunk without a size", post("Transfer-Encoding: chunked\r\n", "zz\r\n\r\n"), "400|403"),
                arguments("an unknown expectation", get("/console", "Expect: 200-maybe\r\n"), "417|302"),
                arguments("a folded header", get("/console", "X-One: a\r\n b\r\n"), "400|302"),
                arguments("a header without a name", get("/console", ": a\r\n"), "400|302"),
                arguments("a NUL in a header", get("/console", "X-One: a\0b\r\n"), "400|302"),
                arguments("a NUL in the path", get("/console\0", ""), "400"),
                arguments("a space in the path", get("/console /arrivi", ""), "400|505"),
                arguments("dots behind a semicolon", get("/design/%2e%2e;/console/arrivi", ""), "400|404"),
                arguments("dots before a semicolon", get("/design/..;/console/arrivi", ""), "400|404"),
                arguments("a session in the path", get("/console;jsessionid=ABC/arrivi", ""), "400|404"),
                arguments("all of the server", "OPTIONS * HTTP/1.1\r\n" + HOST + END, "200|400|403|404|405|501"),
                arguments("an echo", "TRACE /console HTTP/1.1\r\n" + HOST + "X-Secret: echo\r\n" + END, "400|404|405"),
                arguments("1,000 parameters", get("/iscrizione?" + "a=1&".repeat(1_000), ""), "200"),
                arguments("1,500 parameters", get("/iscrizione?" + "a=1&".repeat(1_500), ""), "200|400"),
                arguments("the same parameter twice", get("/iscrizione/grazie?codice=a&codice=b", ""), "200|400"),
                arguments("a parameter that is no text", get("/iscrizione/grazie?codice=%ff%fe", ""), "200|400"),
                arguments("half a percent", get("/iscrizione/grazie?codice=%", ""), "200|400"),
                arguments(
                        "TLS where there is none",
                        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
                        "400"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void an_odd_request_has_a_plain_answer(String what, String request, String status) {
        String answer = RawRequest.exactly(request);

        assertThat(answer).as(what).containsPattern("\\AHTTP/1\\.1 (" + status + ") ");
        isPlain(answer);
    }

    @Test
    void a_request_of_http_0_9_is_shown_nothing() {
        String answer = RawRequest.exactly("GET /console/arrivi\r\n");

        assertThat(answer).doesNotContain("ponte-nav");
        isPlain(answer);
    }

    @Test
    void what_follows_a_body_with_two_lengths_is_not_taken_for_a_second_request() {
        String hidden = "GET /status HTTP/1.1\r\n" + HOST + END;
        for (String length : new String[] {"Content-Length: 5", "Content-Length: " + (5 + hidden.length())}) {
            String answer = RawRequest.exactly("POST /iscrizione HTTP/1.1\r\n" + HOST + length
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);

            assertThat(answer).containsPattern("\\AHTTP/1\\.1 (400|403) ").containsOnlyOnce("HTTP/1.1 ");
            isPlain(answer);
        }
    }

    /** No trace of a stack, and no name of what the hub is made of. */
    private static void isPlain(String answer) {
        assertThat(answer)
                .doesNotContain("Exception", "\tat ", "Tomcat", "Coyote", "Spring", "org.apache", "it.ponte", "java.")
                .doesNotContainIgnoringCase("\nServer:")
                .doesNotContainIgnoringCase("\nX-Powered-By:")
                .doesNotContain("evil.example", "echo", "a".repeat(100));
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + headers + END;
    }

    private static String post(String headers, String body) {
        return "POST /iscrizione HTTP/1.1\r\n" + HOST + "Content-Type: application/x-www-form-urlencoded\r\n" + headers
                + END + body;
    }
}
