package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import it.ponte.HubUnderTest.Answer;
import it.ponte.WhoMayWhat.Row;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.vocabulary.ItalianTime;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract, asked for by everybody, about one's own, another's and nobody's things. */
class RestWhoMayWhatTest {
    private static final List<Row> ROWS = WhoMayWhat.part("rest");
    private static final String SERVICE = "coop-il-ponticello";
    private static final String COMPANY = "officine-brandi";
    private static final String STRANGER = "cpi-valmora";

    private static final HubUnderTest HUB = HubUnderTest.running();
    private static final Map<String, String> TOKENS = new HashMap<>();
    /** The code of something that there is, by the beginning of the paths under which it stands. */
    private static final Map<String, String> CODES = new HashMap<>();

    @BeforeAll
    static void something_of_every_kind_and_somebody_of_every_role() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        Answer referral = HUB.post(HUB.keyOf(SERVICE), "/api/v1/referrals", referral("W-" + run));
        String envelope = referral.json().get("envelope").asText();
        CODES.put("/api/v1/envelopes", envelope);
        CODES.put(
                "/api/v1/referrals",
                HUB.settled(HUB.keyOf(SERVICE), envelope).at("/results/0/code").asText());
        Answer vacancy = HUB.post(HUB.keyOf(COMPANY), "/api/v1/vacancies", vacancy("W-" + run));
        String offered = HUB.settled(
                        HUB.keyOf(COMPANY), vacancy.json().get("envelope").asText())
                .at("/results/0/code")
                .asText();
        CODES.put("/api/v1/vacancies", offered);
        CODES.put("/api/v1/proposals", eventually(() -> proposalFor(offered)));
        for (Role role : Role.values()) {
            String name =
                    "prova-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            HUB.bean(Operators.class).make(name);
            HUB.bean(Roles.class).give(name, role, "hub");
            TOKENS.put(role.name(), HUB.bean(Operators.class).newToken(name));
        }
    }

    static List<Row> rows() {
        return ROWS;
    }

    @Test
    void every_operation_of_the_contract_stands_in_the_table_and_nothing_else_does() throws IOException {
        JsonNode paths = new YAMLMapper()
                .readTree(Path.of("src/main/resources/api/openapi.yaml").toFile())
                .get("paths");
        TreeSet<String> operations = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (List.of("get", "post", "put", "patch", "delete").contains(method)) {
                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
            }
        }));

        assertThat(ROWS.stream().map(Row::endpoint))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everybody_is_answered_what_the_table_says(Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        row.answers().forEach((who, expected) -> answers.put(who, expected.equals(".") ? "." : word(ask(row, who))));

        assertThat(answers).isEqualTo(row.answers());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_anothers_is_answered_like_what_does_not_exist(Row row) {
        if (row.path().contains("{code}")) {
            assertThat(ask(row, "ANOTHERS").text())
                    .isEqualTo(ask(row, "NOBODYS").text());
            assertThat(ask(row, "AUDITOR").text()).isEqualTo(ask(row, "NOBODYS").text());
        }
    }

    private static Answer ask(Row row, String who) {
        String kind = row.path().replaceFirst("/\\{code}.*", "");
        String code = who.equals("NOBODYS") ? "X-0000-0000" : CODES.getOrDefault(kind, "none");
        HttpRequest.Builder request = HUB.request(key(who, kind), row.path().replace("{code}", code));
        return HUB.send(
                row.method().equals("GET")
                        ? request.GET()
                        : request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static String key(String who, String kind) {
        return switch (who) {
            case "NOBODY" -> null;
            case "ANOTHERS" -> HUB.keyOf(STRANGER);
            case "OWN", "NOBODYS" ->
                HUB.keyOf(kind.endsWith("vacancies") || kind.endsWith("proposals") ? COMPANY : SERVICE);
            default -> TOKENS.get(who);
        };
    }

    private static String word(Answer answer) {
        return switch (answer.status()) {
            case 401 -> "key";
            case 404 -> "-";
            case 200, 202, 409, 422 -> "yes";
            default -> Integer.toString(answer.status());
        };
    }

    private static String proposalFor(String vacancy) {
        for (JsonNode one : HUB.get(TOKENS.getOrDefault("OPERATOR", HUB.operatorToken()), "/api/v1/proposals?limit=500")
                .json()
                .get("items")) {
            if (one.get("vacancy").asText().equals(vacancy)) {
                return one.get("code").asText();
            }
        }
        return null;
    }

    private static String referral(String number) {
        return """
                {"externalId": "%s", "beneficiary": {"firstName": "Samir", "lastName": "Prova", "bornOn": "1986-07-19"},
                 "caseworker": {"name": "Tutor", "email": "tutor@il-ponticello.example"},
                 "basis": {"kind": "CONSENT", "givenOn": "%s"}, "education": "VOCATIONAL", "province": "MO",
                 "skills": ["order-picking"], "languages": ["it:B1"], "hours": {"min": 20, "max": 36},
                 "shifts": ["MORNING"]}"""
                .formatted(number, LocalDate.now(ItalianTime.ZONE));
    }

    private static String vacancy(String number) {
        return """
                {"externalId": "%s", "title": "Addetta/o al magazzino", "seats": 1, "contractType": "FIXED_TERM",
                 "company": {"name": "Officine Brandi S.r.l.", "vatNumber": "01234567897", "employees": 62},
                 "hoursPerWeek": 24, "shifts": ["MORNING"], "workplace": {"comune": "Modena", "province": "MO"},
                 "startsOn": "%s", "requires": {"skills": ["order-picking"], "languages": ["it:A2"]}}"""
                .formatted(number, LocalDate.now(ItalianTime.ZONE).plusDays(10));
    }
}
