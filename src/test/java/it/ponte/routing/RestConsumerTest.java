package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestConsumerTest {
    private static final int SLOW = 30;

    private final HubUnderTest hub = HubUnderTest.running();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whoeverSendsSlowlyHoldsUpNobodyElse() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(beginFile());
            }
            Thread.sleep(1000);

            assertThat(client.send(
                                    referrals().timeout(Duration.ofSeconds(15)).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aFileThatBreaksOffIsNoFaultOfOursAndNothingOfItIsKept() throws Exception {
        long kept = envelopes();

        try (Socket broken = beginFile()) {
            broken.shutdownOutput();
            assertThat(new BufferedReader(new InputStreamReader(broken.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .startsWith("HTTP/1.1 400");
        }

        assertThat(envelopes()).isEqualTo(kept);
    }

    private long envelopes() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from envelope where partner = 'ausl-valmora'")
                .query(Long.class)
                .single();
    }

    @Test
    void whoseFileIsRefusedUnreadHearsWhy() {
        HttpRequest.Builder large = hub.request(hub.keyOf("cpi-valmora"), "/api/v1/envelopes")
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10 << 20]));

        assertThat(hub.send(large).status()).isEqualTo(409);
    }

    /** A file of which only the beginning ever comes. */
    private Socket beginFile() throws IOException {
        Socket socket = new Socket("127.0.0.1", Integer.parseInt(hub.setting("server.port")));
        String head = "POST /api/v1/envelopes HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + hub.keyOf("ausl-valmora")
                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n[{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void anAnswerSaysHowLongItIs() throws Exception {
        HttpResponse<byte[]> answer = client.send(referrals().build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    private HttpRequest.Builder referrals() {
        return hub.request(hub.keyOf("cpi-valmora"), "/api/v1/referrals");
    }
}
