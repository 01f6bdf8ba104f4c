package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} says which test holds what: each of them, and each file and version, is really there. */
class SecurityPageTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");

    private final String page = read(Path.of("docs/security.md"));

    @Test
    void everyTestAndClassThatItNamesExists() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            sources = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .collect(Collectors.toSet());
        }
        Set<String> named = quoted("[A-Z][A-Za-z0-9]+Test|WebServer");

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(sources).containsAll(named);
    }

    @Test
    void everyFileThatItNamesExists() {
        Set<String> named = quoted("docs/[a-z-]+\\.md|\\.[a-z]+\\.xml");

        assertThat(named).isNotEmpty().allSatisfy(file -> assertThat(Path.of(file))
                .exists());
    }

    @Test
    void everyScopeThatItNamesIsOne() {
        Set<String> words = Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.toSet());

        assertThat(words).containsAll(quoted("[a-z]+:(?:read|write|use)"));
    }

    @Test
    void theLedgerSpeaksOfTheVersionsThatAreBuiltIn() {
        String pom = read(Path.of("pom.xml"));

        for (String library : Set.of("camel", "activemq", "sshd")) {
            Matcher version =
                    Pattern.compile("<" + library + "\\.version>([^<]+)<").matcher(pom);
            assertThat(version.find()).isTrue();
            assertThat(page).as(library).containsPattern("(?i)" + library + " " + Pattern.quote(version.group(1)));
        }
        String tomcat = org.apache.catalina.util.ServerInfo.getServerNumber();
        assertThat(page).contains("Tomcat " + tomcat.replaceFirst("\\.0$", ""));
    }

    private Set<String> quoted(String form) {
        Set<String> found = new TreeSet<>();
        Matcher quoted = QUOTED.matcher(page);
        while (quoted.find()) {
            if (quoted.group(1).matches(form)) {
                found.add(quoted.group(1));
            }
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
