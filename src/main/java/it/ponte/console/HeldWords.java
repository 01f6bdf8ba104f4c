package it.ponte.console;

import it.ponte.vocabulary.Skills;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The facts that are held of a person in words that she can read, in place of codes. */
@Component
class HeldWords {
    /** By fact, what the keys of its words begin with. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("education", "education."),
            Map.entry("licences", "licence."),
            Map.entry("shifts", "shift."),
            Map.entry("transversal", "transversal."),
            Map.entry("limits", "exposure."),
            Map.entry("basis", "basis.short."),
            Map.entry("reason", "reason."),
            Map.entry("consent", "held.consent."),
            Map.entry("scope", "consent.scope."),
            Map.entry("parts", "disclosure.part."),
            Map.entry("kind", "kind."),
            Map.entry("contractType", "contract."),
            Map.entry("declineReason", "decline."),
            Map.entry("outcomeReason", "why."),
            Map.entry("what", "held.what."),
            Map.entry("from", "held.by."),
            Map.entry("by", "held.by."),
            Map.entry("collectedBy", "held.by."),
            Map.entry("changedBy", "held.by."));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter ITALIAN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource texts;
    private final Skills skills;

    HeldWords(MessageSource texts, Skills skills) {
        this.texts = texts;
        this.skills = skills;
    }

    /** What a fact says, in this language; a word that has no other form as it is. */
    public String say(String fact, String value, Locale language) {
        if (fact.equals("skills")) {
            return Stream.of(value.split(", "))
                    .map(code -> skill(code, language))
                    .collect(Collectors.joining(", "));
        }
        String list = LISTS.get(fact);
        if (DAY.matcher(value).matches()) {
            return ITALIAN.format(LocalDate.parse(value));
        }
        return list == null
                ? value
                : Stream.of(value.split(", "))
                        .map(code ->
                                Objects.requireNonNullElse(texts.getMessage(list + code, null, null, language), code))
                        .collect(Collectors.joining(", "));
    }

    private String skill(String code, Locale language) {
        return skills.find(code)
                .map(skill -> language.getLanguage().equals("en") ? skill.en() : skill.it())
                .orElse(code);
    }
}
