package it.ponte.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** The domains in which anybody may have a mailbox, so that an address there proves no service: {@code mass-providers.txt}. */
final class MassProviders {
    private static final List<String> DOMAINS = read();

    private MassProviders() {}

    /** Whether this domain, in lower case, is one of theirs. */
    static boolean have(String domain) {
        return DOMAINS.stream()
                .anyMatch(theirs -> theirs.endsWith(".*")
                        ? domain.startsWith(theirs.substring(0, theirs.length() - 1))
                        : domain.equals(theirs));
    }

    private static List<String> read() {
        try {
            return new ClassPathResource("mass-providers.txt", MassProviders.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
