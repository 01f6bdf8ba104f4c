package it.ponte.programme;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.vocabulary.ContractType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From a programme file that its schema accepts to the {@link Programme}; what a schema cannot say is checked here. */
final class ProgrammeFile {
    private ProgrammeFile() {}

    static Programme programme(JsonNode file, List<String> wrong) {
        return new Programme(
                file.get("id").asText(),
                file.get("name").asText(),
                Programme.Kind.valueOf(file.get("kind").asText()),
                file.path("default").asBoolean(false),
                editions(file.get("editions"), wrong),
                rules(file.get("rules"), wrong),
                texts(file.path("targets")));
    }

    private static List<Edition> editions(JsonNode several, List<String> wrong) {
        List<Edition> editions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < several.size(); i++) {
            String key = "editions[" + i + "]";
            if (!ids.add(several.get(i).get("id").asText())) {
                wrong.add(key + ".id: stands there twice");
            }
            edition(several.get(i), key, wrong).ifPresent(edition -> {
                if (editions.stream().anyMatch(edition::overlaps)) {
                    wrong.add(key + ".from: another edition runs on the same days");
                }
                editions.add(edition);
            });
        }
        return editions;
    }

    private static Optional<Edition> edition(JsonNode one, String key, List<String> wrong) {
        Optional<LocalDate> from = day(one, "from", key, wrong);
        Optional<LocalDate> until = day(one, "until", key, wrong);
        if (from.isEmpty() || until.isEmpty() && one.has("until")) {
            return Optional.empty();
        }
        if (until.isPresent() && until.get().isBefore(from.get())) {
            wrong.add(key + ".until: is before its first day");
            return Optional.empty();
        }
        JsonNode funding = one.get("funding");
        return Optional.of(new Edition(
                one.get("id").asText(),
                from.get(),
                until.orElse(null),
                funding.get("source").asText(),
                funding.path("reference").asText(null)));
    }

    private static Optional<LocalDate> day(JsonNode one, String name, String key, List<String> wrong) {
        if (!one.has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(one.get(name).asText()));
        } catch (DateTimeException noDay) {
            wrong.add(key + "." + name + ": is no day of the calendar");
            return Optional.empty();
        }
    }

    private static Programme.Rules rules(JsonNode rules, List<String> wrong) {
        Set<ContractType> contracts = EnumSet.noneOf(ContractType.class);
        for (int i = 0; i < rules.get("contracts").size(); i++) {
            String word = rules.get("contracts").get(i).asText();
            Optional<ContractType> known = Arrays.stream(ContractType.values())
                    .filter(type -> type.name().equals(word))
                    .findAny();
            known.ifPresent(contracts::add);
            if (known.isEmpty()) {
                wrong.add("rules.contracts[" + i + "]: is no contract type; there are "
                        + Arrays.toString(ContractType.values()));
            }
        }
        return new Programme.Rules(
                rules.get("firstInterviewDays").asInt(),
                rules.get("firstNewsDays").asInt(),
                contracts,
                rules.path("leastDays").asInt(1));
    }

    private static List<String> texts(JsonNode several) {
        List<String> texts = new ArrayList<>();
        several.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
