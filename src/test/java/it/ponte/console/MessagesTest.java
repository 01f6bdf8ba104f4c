package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.AuditAlerts;
import it.ponte.beneficiary.Likeness;
import it.ponte.beneficiary.Refusal;
import it.ponte.mail.Place;
import it.ponte.matching.Decision;
import it.ponte.matching.DeclineReason;
import it.ponte.matching.Reason;
import it.ponte.matching.Rule;
import it.ponte.partner.Channel;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.OutcomeReason;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ConsentScope;
import it.ponte.vocabulary.ContractType;
import it.ponte.vocabulary.Education;
import it.ponte.vocabulary.Exposure;
import it.ponte.vocabulary.LanguageLevel;
import it.ponte.vocabulary.Licence;
import it.ponte.vocabulary.ReferralReason;
import it.ponte.vocabulary.Shift;
import it.ponte.vocabulary.Transversal;
import it.ponte.vocabulary.Verdict;
import it.ponte.work.Stage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z0-9._-]+)[}(]");

    /** Every code list that a page says in words, by the beginning of its keys. */
    private static final Map<String, Object[]> LISTS = Map.ofEntries(
            Map.entry("problem.", ProblemCode.values()),
            Map.entry("stage.", Stage.values()),
            Map.entry("audit.alert.", AuditAlerts.Kind.values()),
            Map.entry("channel.", Channel.WORDS.toArray()),
            Map.entry("likeness.", Likeness.values()),
            Map.entry("duplicate.refused.", Refusal.values()),
            Map.entry("kind.", OutcomeKind.values()),
            Map.entry("sentence.", OutcomeKind.values()),
            Map.entry("why.", OutcomeReason.values()),
            Map.entry("contract.", ContractType.values()),
            Map.entry("education.", Education.values()),
            Map.entry("licence.", Licence.values()),
            Map.entry("shift.", Shift.values()),
            Map.entry("exposure.", Exposure.values()),
            Map.entry("transversal.", Transversal.values()),
            Map.entry("level.", LanguageLevel.values()),
            Map.entry("reason.", ReferralReason.values()),
            Map.entry("consent.scope.", ConsentScope.values()),
            Map.entry("rule.", Rule.values()),
            Map.entry("decline.", DeclineReason.values()),
            Map.entry("mail.place.", Place.values()),
            Map.entry("receipt-mail.", Verdict.values()),
            Map.entry("verdict.", Reason.Verdict.values()));

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        assertThat(texts("en").stringPropertyNames()).isEqualTo(texts("it").stringPropertyNames());
    }

    @Test
    void every_text_that_a_page_names_exists() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path page : pages.toList()) {
                KEY.matcher(Files.readString(page))
                        .results()
                        .map((MatchResult key) -> key.group(1))
                        .forEach(named::add);
            }
        }

        assertThat(named).hasSizeGreaterThan(150);
        assertThat(texts("it").stringPropertyNames()).containsAll(named);
    }

    @Test
    void every_code_has_its_words() throws IOException {
        Set<String> wanted = LISTS.entrySet().stream()
                .flatMap(list -> Arrays.stream(list.getValue()).map(code -> list.getKey() + code))
                .collect(Collectors.toSet());
        Arrays.stream(Decision.Refusal.values())
                .filter(refusal -> refusal != Decision.Refusal.UNKNOWN)
                .forEach(refusal -> wanted.add("proposal.refused." + refusal));

        assertThat(texts("it").stringPropertyNames()).containsAll(wanted);
    }

    @Test
    void the_caseworkers_page_says_what_the_letters_say() throws IOException {
        Properties texts = texts("it");
        for (OutcomeKind kind : OutcomeKind.values()) {
            String letter = Files.readString(Path.of("config/letters/it/" + kind + ".txt"))
                    .strip();
            assertThat(texts.getProperty("sentence." + kind).replace("''", "'"))
                    .as(kind.name())
                    .isEqualTo(letter);
        }
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
