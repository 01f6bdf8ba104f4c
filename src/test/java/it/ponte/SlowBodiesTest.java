package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three hundred senders that stall hold up nobody: the web server has 200 threads. */
class SlowBodiesTest {
    private static final String SERVICE = "cpi-valmora";
    private static final Duration QUICK = Duration.ofSeconds(3);

    private final HubUnderTest hub = HubUnderTest.running();
    private final List<Socket> stalled = new ArrayList<>();
    private final Map<Socket, StringBuilder> heard = new HashMap<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : stalled) {
            socket.close();
        }
    }

    /** A form nobody signed in for, a key that is wrong, a file of a partner, a sign-in, a head that does not end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /iscrizione HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n%s\r\na=",
                "POST /accesso HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n%s\r\n",
                "POST /api/v1/referrals HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n%s\r\n{",
                "POST /api/v1/envelopes HTTP/1.1\r\nContent-Type: text/csv\r\nContent-Length: 9000000\r\nAuthorization: Bearer KEY\r\n%s\r\n1;",
                "POST /console/prova HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 999999999\r\n%s\r\n--x",
                "GET /accesso HTTP/1.1\r\n%sX-Slow: "
            })
    void aQuickPartnerIsServedWhileThreeHundredStall(String head) throws IOException {
        String key = hub.keyOf(SERVICE);
        for (int i = 0; i < 300; i++) {
            stall(head.replace("KEY", key), "127.0.0." + (2 + i % 5));
        }

        long began = System.nanoTime();
        assertThat(hub.get(key, "/api/v1/referrals").status()).isEqualTo(200);
        assertThat(hub.send(hub.request(null, "/accesso").GET()).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(QUICK);
    }

    @Test
    void fromOneAddressTheyLeavePlacesToAnother() throws IOException {
        String key = hub.keyOf(SERVICE);
        for (int i = 0; i < 300; i++) {
            stall("POST /iscrizione HTTP/1.1\r\nContent-Length: 900\r\n%s\r\n", "127.0.0.2");
        }
        eventually(() -> turnedAway().size() > 100);

        long began = System.nanoTime();
        HubUnderTest.Answer answer = hub.send(hub.request(key, "/api/v1/referrals")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(QUICK);
        assertThat(turnedAway().get(0))
                .contains("Retry-After: 30", "Connection: close", "application/problem+json", "TOO_BUSY");
    }

    @Test
    void aBodyThatDripsIsBrokenOff() throws Exception {
        Socket socket = stall("POST /iscrizione HTTP/1.1\r\nContent-Length: 90000\r\n%s\r\n", "127.0.0.2");
        long began = System.nanoTime();

        assertThat(eventually(() -> {
                    try {
                        socket.getOutputStream().write('a');
                        return false;
                    } catch (IOException brokenOff) {
                        return true;
                    }
                }))
                .isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
    }

    private Socket stall(String head, String from) throws IOException {
        int port = Integer.parseInt(hub.setting("server.port"));
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        socket.getOutputStream().write(head.formatted("Host: localhost\r\n").getBytes(StandardCharsets.US_ASCII));
        stalled.add(socket);
        return socket;
    }

    /** The whole answers of those for whom there was no place: answered to the end of their document. */
    private List<String> turnedAway() {
        return stalled.stream()
                .map(this::answer)
                .filter(answer -> answer.startsWith("HTTP/1.1 503") && answer.endsWith("}"))
                .toList();
    }

    /** What the hub said until now, without waiting for more: it may come in pieces. */
    private String answer(Socket socket) {
        StringBuilder until = heard.computeIfAbsent(socket, one -> new StringBuilder());
        try {
            byte[] said = new byte[socket.getInputStream().available()];
            int count = said.length == 0 ? 0 : socket.getInputStream().read(said);
            until.append(new String(said, 0, Math.max(0, count), StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            // nothing more will come
        }
        return until.toString();
    }
}
