package it.ponte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.access.FirstOperator;
import it.ponte.access.Operators;
import it.ponte.partner.PartnerKeys;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole hub, started as it starts for anybody, over a new data folder and free ports: PostgreSQL, ActiveMQ, drop box
 * and mail server in the process. Started once for all tests that go through the doors.
 */
public final class HubUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static HubUnderTest running;

    private final ConfigurableApplicationContext context;
    private final RestClient rest;
    private final Map<String, String> keys = new HashMap<>();
    private String operatorToken;

    private HubUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
        this.rest = new RestClient(Integer.parseInt(setting("server.port")));
    }

    /** The running hub; starts it at the first call. */
    public static synchronized HubUnderTest running() {
        if (running == null) {
            running = new HubUnderTest(start(TestFolder.of("hub-under-test")));
        }
        return running;
    }

    private static ConfigurableApplicationContext start(Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
            Files.createDirectories(data);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        List<String> arguments = new ArrayList<>(List.of("--ponte.data=" + data, "--ponte.demo=true"));
        arguments.addAll(LetterByLetter.arguments());
        for (String port : List.of("server.port", "ponte.database.port", "ponte.sftp.port", "ponte.mail.port")) {
            arguments.add("--" + port + "=" + freePort());
        }
        return Ponte.hub().run(arguments.toArray(String[]::new));
    }

    /** A bean of the hub. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    public URI address(String path) {
        return rest.address(path);
    }

    /** The key of a partner, made at the first call. */
    public synchronized String keyOf(String partner) {
        return keys.computeIfAbsent(partner, id -> bean(PartnerKeys.class).renew(id));
    }

    /** An operator's personal token. */
    public synchronized String operatorToken() {
        if (operatorToken == null) {
            operatorToken = bean(Operators.class).newToken(FirstOperator.NAME);
        }
        return operatorToken;
    }

    public Answer get(String key, String path) {
        return rest.get(key, path);
    }

    public Answer post(String key, String path, String body) {
        return rest.post(key, path, body);
    }

    /** Sends any request; the key may be null. */
    public Answer send(HttpRequest.Builder request) {
        return rest.send(request);
    }

    public HttpRequest.Builder request(String key, String path) {
        return rest.request(key, path);
    }

    /** Asks again and again until there is an answer, a minute at most. */
    public static <T> T eventually(Supplier<T> question) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            T answer = question.get();
            if (answer != null && !Boolean.FALSE.equals(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing came of it within a minute");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Waits until every line of an envelope has its answer, and returns the envelope. */
    public JsonNode settled(String key, String envelope) {
        return rest.settled(key, envelope);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** An HTTP answer. */
    public record Answer(HttpResponse<byte[]> http) {
        public int status() {
            return http.statusCode();
        }

        public String text() {
            return new String(http.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException none) {
                throw new AssertionError("not JSON: status " + status());
            }
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }
}
