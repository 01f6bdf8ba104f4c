package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest.Answer;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.vocabulary.ItalianTime;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SAFETY P4, timing class, at the REST face: whoever may not know of a protected person is answered about her as about a code
 * of nobody, in the same words and in about the same time.
 */
@Tag("P4")
class P04RestTimingTest {
    private static final String SENDER = "cpi-valmora";
    private static final String COMPANY = "officine-brandi";
    private static final String STRANGER = "coop-il-ponticello";

    /** How many times as long one of the two may take: a statement more is not seen by it, a key or a shortlist more is. */
    private static final double ALIKE = 3;

    private static final int ROUNDS = 41;
    private static final int TRIES = 3;

    private static final HubUnderTest HUB = HubUnderTest.running();
    private static final Map<String, String> KEYS = new HashMap<>();
    /** Hers, by the kind of thing that a path names. */
    private static final Map<String, String> CODES = new HashMap<>();

    @BeforeAll
    static void a_protected_person_with_a_proposal_whom_nobody_here_follows() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        Answer vacancy = HUB.post(HUB.keyOf(COMPANY), "/api/v1/vacancies", vacancy("T-" + run));
        HUB.settled(HUB.keyOf(COMPANY), vacancy.json().get("envelope").asText());
        Answer referral = HUB.post(HUB.keyOf(SENDER), "/api/v1/referrals", hidden("T-" + run));
        String envelope = referral.json().get("envelope").asText();
        String code =
                HUB.settled(HUB.keyOf(SENDER), envelope).at("/results/0/code").asText();
        CODES.put("referrals", code);
        CODES.put("envelopes", envelope);
        CODES.put("proposals", eventually(() -> proposalOf(code)));
        KEYS.put("partner", HUB.keyOf(STRANGER));
        for (Role role : new Role[] {Role.ADMINISTRATOR, Role.OPERATOR}) {
            String name = "tempi-" + role.name().toLowerCase(Locale.ROOT);
            HUB.bean(Operators.class).make(name);
            HUB.bean(Roles.class).give(name, role, "hub");
            KEYS.put(role.name(), HUB.bean(Operators.class).newToken(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "partner, GET, /api/v1/referrals/%s, R-0000-0000",
        "partner, GET, /api/v1/referrals/%s/task, R-0000-0000",
        "partner, POST, /api/v1/referrals/%s/withdraw, R-0000-0000",
        "partner, GET, /api/v1/envelopes/%s, E-0000-0000",
        "partner, POST, /api/v1/proposals/%s/accept, M-0000-0000",
        "ADMINISTRATOR, GET, /api/v1/referrals/%s, R-0000-0000",
        "ADMINISTRATOR, GET, /api/v1/referrals/%s/task, R-0000-0000",
        "ADMINISTRATOR, GET, /api/v1/envelopes/%s, E-0000-0000",
        "ADMINISTRATOR, POST, /api/v1/proposals/%s/accept, M-0000-0000",
        "OPERATOR, POST, /api/v1/proposals/%s/accept, M-0000-0000",
        "OPERATOR, POST, /api/v1/proposals/%s/decline, M-0000-0000"
    })
    void her_code_is_answered_as_nobodys_is(String who, String method, String path, String nobodys) {
        String kind = path.split("/")[3];
        HttpRequest.Builder hers = request(who, method, path.formatted(CODES.get(kind)));
        HttpRequest.Builder none = request(who, method, path.formatted(nobodys));

        Answer answer = HUB.send(hers);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo(HUB.send(none).text());
        // What disturbs one measurement passes; what the hub does more for one of the two is there in each.
        double ratio = ratio(hers, none);
        for (int again = 1; again < TRIES && !isAlike(ratio); again++) {
            ratio = ratio(hers, none);
        }
        assertThat(isAlike(ratio))
                .as("hers takes %.2f times as long as nobody's", ratio)
                .isTrue();
    }

    private static boolean isAlike(double ratio) {
        return ratio > 1 / ALIKE && ratio < ALIKE;
    }

    /** Of the medians of requests that take turns, so that whatever slows the machine slows both. */
    private static double ratio(HttpRequest.Builder hers, HttpRequest.Builder none) {
        long[] byHers = new long[ROUNDS];
        long[] byNone = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            byHers[round] = nanos(hers);
            byNone[round] = nanos(none);
        }
        return (double) median(byHers) / median(byNone);
    }

    private static long nanos(HttpRequest.Builder request) {
        long begun = System.nanoTime();
        HUB.send(request);
        return System.nanoTime() - begun;
    }

    private static long median(long... times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static HttpRequest.Builder request(String who, String method, String path) {
        HttpRequest.Builder request = HUB.request(KEYS.get(who), path);
        return method.equals("GET")
                ? request.GET()
                : request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                path.endsWith("/decline") ? "{\"reason\": \"OTHER\"}" : "{}"));
    }

    private static String proposalOf(String referral) {
        return HUB.bean(JdbcClient.class)
                .sql(
                        """
                        select p.code from proposal p join referral r on r.beneficiary = p.beneficiary
                        where r.code = ? and p.of_protected limit 1
                        """)
                .param(referral)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static String hidden(String number) {
        return """
                {"externalId": "%1$s", "protection": true, "beneficiary": {"reference": "%1$s", "ageBand": "30-39"},
                 "caseworker": {"email": "referente@cpi-valmora.example"},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "%2$s"}, "education": "VOCATIONAL", "province": "MO",
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
