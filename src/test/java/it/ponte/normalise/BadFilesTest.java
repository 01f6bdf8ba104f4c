package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import it.ponte.HeardLog;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import it.ponte.reading.Secrets;
import it.ponte.reading.Wrapped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad files are answered as {@code src/test/resources/bad/expected.tsv} says, and nothing that is wrong is repeated. */
class BadFilesTest {
    private static final Secrets AGREED = new Secrets(Wrapped.PASSWORD, null, null, Set.of());
    private static final Duration LONG = Duration.ofSeconds(60);

    static List<BadInput> files() {
        return BadInput.listedIn("expected.tsv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aBadFileIsAnsweredAsItsRowSays(BadInput file) {
        try (HeardLog log = new HeardLog()) {
            Understood read = assertTimeoutPreemptively(LONG, () -> read(file));

            assertThat(answered(read)).isEqualTo(file.expected());
            assertThat(read.lines().toString() + read.problems()).doesNotContain(BadInput.CANARY);
            assertThat(log.text()).doesNotContain(BadInput.CANARY);
        }
    }

    @Test
    void aTurkishMachineAnswersAlike() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(new Locale("tr", "TR"));
        try {
            for (BadInput file : files()) {
                if (!file.file().startsWith("generated:")) {
                    assertThat(answered(read(file))).as(file.file()).isEqualTo(file.expected());
                }
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void everyFileOfTheCorpusIsTried() throws IOException {
        assertThat(BadInput.unlisted("expected.tsv", "requests.tsv")).isEmpty();
        assertThat(files()).hasSizeGreaterThan(100);
    }

    /** The mapping may be followed by the kind of the sender: {@code people@ANTI_VIOLENCE_CENTRE}. */
    private static Understood read(BadInput file) {
        String[] words = file.words().get(0).split("@");
        PartnerKind sender = words.length == 1 ? PartnerKind.SOCIAL_SERVICE : PartnerKind.valueOf(words[1]);
        return Hub.read(BadInput.mapping(words[0]), sender, AGREED, Limits.USUAL, file.sent());
    }

    /**
     * {@code FILE TOO_LARGE 7 COGNOME} (with line and field, where told) of a file that is refused; else {@code LINE 2
     * NATO IL: NOT_A_DATE} for each bad line and {@code RECORDED 1}, the number of good ones.
     */
    private static String answered(Understood read) {
        Map<Integer, Set<String>> byLine = new TreeMap<>();
        for (String told : read.told()) {
            int space = told.indexOf(' ');
            byLine.computeIfAbsent(Integer.parseInt(told.substring(0, space)), line -> new TreeSet<>())
                    .add(told.substring(space + 1));
        }
        if (read.problems().findValue("refusal") != null) {
            return refusal(read);
        }
        StringBuilder answer = new StringBuilder();
        byLine.forEach((line, problems) -> answer.append("LINE ")
                .append(line)
                .append(' ')
                .append(String.join(", ", problems))
                .append("; "));
        return answer.append("RECORDED ").append(read.lines().size()).toString();
    }

    private static String refusal(Understood read) {
        var refusal = read.problems().findValue("refusal");
        int line = refusal.path("line").asInt();
        String place = (line == 0 ? "" : " " + line)
                + (refusal.has("field") ? " " + refusal.get("field").asText() : "");
        return "FILE " + refusal.get("code").asText() + place;
    }
}
