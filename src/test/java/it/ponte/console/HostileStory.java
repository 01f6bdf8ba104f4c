package it.ponte.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.ponte.TestDatabase;
import it.ponte.access.Vault;
import it.ponte.beneficiary.Comparison;
import it.ponte.partner.Installation;
import it.ponte.vocabulary.ItalianTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.springframework.util.FileSystemUtils;

/** The story in which every text is an attack on whoever looks at it: people, offers, outcomes, mails, partners. */
final class HostileStory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOME = Path.of("target/hostile-home").toAbsolutePath();

    private final SampleStory story;

    private HostileStory(SampleStory story) {
        this.story = story;
    }

    /** An installation whose partners bear such names. */
    static Path home() throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
        Installation.copied(HOME);
        int next = 0;
        try (var files = Files.list(HOME.resolve("config/partners"))) {
            for (Path file : files.sorted().toList()) {
                String name = HostileTexts.ALL.get(next++ % HostileTexts.ALL.size());
                String quoted = "'" + name.replace("'", "''") + "'";
                Files.writeString(
                        file,
                        Files.readString(file)
                                .replaceAll("(?m)^(name|territory):.*$", "$1: " + Matcher.quoteReplacement(quoted)));
            }
        }
        return HOME;
    }

    /** What the partners of that installation are called: all that an administrator sees of the story. */
    static List<String> partnerNames() throws IOException {
        try (var files = Files.list(HOME.resolve("config/partners"))) {
            return HostileTexts.ALL.stream().limit(files.count()).toList();
        }
    }

    /** Empties the database and tells it; every stage has done its work. */
    static void told() throws JsonProcessingException {
        HostileStory told = new HostileStory(SampleStory.told());
        int number = 0;
        for (String text : HostileTexts.ALL) {
            number++;
            told.send("cpi-valmora", "api-referral", person(text + number, "Teodora " + text, "1984-05-17"));
            told.send("caritas-valmora", "api-referral", person(text + number, "Teodora " + text, "1984-05-17"));
            told.send("caritas-valmora", "api-referral", person(text + "x" + number, text, text));
            told.send("cav-le-querce", "api-referral", protectedPerson(text + number, text));
            told.send("officine-brandi", "api-vacancy", offer(text + number, text));
            told.writes(text.replaceAll("[\"\\\\]", ""));
        }
        told.story.protectedPerson("LQ-2026-77");
        told.story.settle();
        PagesUnderTest.bean(Comparison.class).compareWaiting();
        told.settleOutcomes();
        told.story.hire();
    }

    private void settleOutcomes() throws JsonProcessingException {
        int number = 0;
        for (String referral : TestDatabase.client()
                .sql("select code from referral where partner = 'cpi-valmora' order by id")
                .query(String.class)
                .list()) {
            send(
                    "cpi-valmora",
                    "api-outcome",
                    Map.of(
                            "externalId",
                            HostileTexts.ALL.get(number % HostileTexts.ALL.size()) + number++,
                            "about",
                            referral,
                            "kind",
                            "INTERVIEWED",
                            "on",
                            LocalDate.now(ItalianTime.ZONE).toString()));
        }
        story.settle();
    }

    private void send(String partner, String mapping, Map<String, ?> message) throws JsonProcessingException {
        SampleStory.send(partner, mapping, JSON.writeValueAsString(message));
    }

    /** The address of whoever writes is all that a page shows of a mail. */
    private void writes(String text) {
        String address = "\"" + text + "\"@altrove.example";
        Vault vault = PagesUnderTest.bean(Vault.class);
        byte[] index = vault.index("mail_sender", address);
        String about = "mail_sender:" + HexFormat.of().formatHex(index);
        TestDatabase.client()
                .sql("insert into mail_sender (address_index, address_sealed) values (?, ?)")
                .params(index, vault.seal(address.getBytes(StandardCharsets.UTF_8), about))
                .update();
    }

    private static Map<String, ?> person(String number, String text, String bornOn) {
        Map<String, Object> person = work(number, text);
        person.put("beneficiary", Map.of("firstName", text, "lastName", text, "bornOn", bornOn));
        return person;
    }

    private static Map<String, ?> protectedPerson(String number, String text) {
        Map<String, Object> person = work(number, text);
        person.put("protection", "yes");
        person.put("caseNumber", number);
        person.put("beneficiary", Map.of("reference", number, "ageBand", "30-39"));
        return person;
    }

    private static Map<String, Object> work(String number, String text) {
        Map<String, Object> work = new HashMap<>();
        work.put("externalId", number);
        work.put("caseworker", Map.of("name", text, "email", "referente@servizio.example"));
        work.put(
                "basis",
                Map.of(
                        "kind",
                        "PUBLIC_TASK",
                        "givenOn",
                        LocalDate.now(ItalianTime.ZONE).toString()));
        work.put("skills", List.of("assembly"));
        work.put("languages", List.of("it:B1"));
        work.put("licences", List.of("B"));
        work.put("hours", Map.of("min", 20, "max", 40));
        work.put("province", "MO");
        return work;
    }

    private static Map<String, ?> offer(String number, String text) {
        return Map.of(
                "externalId",
                number,
                "title",
                text,
                "company",
                Map.of("name", text, "vatNumber", "01114601006"),
                "seats",
                1,
                "contractType",
                "FIXED_TERM",
                "hoursPerWeek",
                30,
                "workplace",
                Map.of("comune", "Formigine", "province", "MO"));
    }
}
