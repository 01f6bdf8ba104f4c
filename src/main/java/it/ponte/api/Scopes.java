package it.ponte.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.ponte.partner.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which scope each operation asks of a partner's key: {@code x-scope} of the contract. Those without are for operators. */
final class Scopes {
    private static final List<Needed> NEEDED = read();

    private Scopes() {}

    private record Needed(String method, PathPattern path, Scope scope) {}

    /**
     * The scope that this request needs; empty for an operation of operators and for what the contract does not know.
     *
     * @param path as it was sent, percent-encoded
     */
    static Optional<Scope> neededFor(String method, String path) {
        // The routes answer a HEAD as a GET without its body.
        String asked = method.equals("HEAD") ? "GET" : method;
        PathContainer parts = PathContainer.parsePath(path);
        return NEEDED.stream()
                .filter(needed -> needed.method().equals(asked) && needed.path().matches(parts))
                .map(Needed::scope)
                .findFirst();
    }

    private static List<Needed> read() {
        try (InputStream file = Scopes.class.getResourceAsStream("/api/openapi.yaml")) {
            JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(file);
            List<Needed> needed = new ArrayList<>();
            for (var path : document.get("paths").properties()) {
                PathPattern pattern = PathPatternParser.defaultInstance.parse(path.getKey());
                for (var method : path.getValue().properties()) {
                    JsonNode scope = method.getValue().path("x-scope");
                    if (scope.isTextual()) {
                        String name = method.getKey().toUpperCase(Locale.ROOT);
                        needed.add(new Needed(name, pattern, Scope.of(scope.asText())));
                    }
                }
            }
            return List.copyOf(needed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
