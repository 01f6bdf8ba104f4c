package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the REST face answers to bad input: a clear code, never the value, never a 500. */
class BadInputTest {
    /** Stands in every bad value; no answer may repeat it. */
    private static final String CANARY = "Zxanary";

    private final HubUnderTest hub = HubUnderTest.running();

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("nothing", "", 422, "EMPTY_FILE"),
                Arguments.of("no JSON", CANARY, 422, "NOT_JSON"),
                Arguments.of("cut off", "{\"externalId\": \"" + CANARY, 422, "NOT_JSON"),
                Arguments.of("two documents", "{\"externalId\": \"1\"} {}", 422, "NOT_JSON"),
                Arguments.of("a list", "[]", 422, "WRONG_TYPE"),
                Arguments.of("a text", "\"" + CANARY + "\"", 422, "WRONG_TYPE"),
                Arguments.of("null", "null", 422, "WRONG_TYPE"),
                Arguments.of("a key twice", "{\"externalId\": \"1\", \"externalId\": \"2\"}", 422, "DUPLICATE_KEY"),
                Arguments.of(
                        "protection twice",
                        "{\"externalId\": \"1\", \"protection\": true, \"protection\": false}",
                        422,
                        "DUPLICATE_KEY"),
                Arguments.of(
                        "an unknown field",
                        "{\"externalId\": \"1\", \"diagnosis\": \"" + CANARY + "\"}",
                        422,
                        "UNKNOWN_FIELD"),
                Arguments.of("no number", "{}", 422, "REQUIRED"),
                Arguments.of("a number that is none", "{\"externalId\": 7}", 422, "WRONG_TYPE"),
                Arguments.of("a day that does not exist", with("\"bornOn\": \"1980-02-31\""), 422, "WRONG_FORM"),
                Arguments.of(
                        "a wrong check letter", with("\"codiceFiscale\": \"RSSMRA80A01F257A\""), 422, "NOT_A_TAX_CODE"),
                Arguments.of("a wrong mail address", with("\"email\": \"" + CANARY + "@\""), 422, "WRONG_FORM"),
                Arguments.of("a wrong phone", with("\"phone\": \"" + CANARY + "\""), 422, "NOT_A_PHONE"),
                Arguments.of(
                        "an unknown code",
                        "{\"externalId\": \"1\", \"education\": \"" + CANARY + "\"}",
                        422,
                        "UNKNOWN_CODE"),
                Arguments.of(
                        "an unknown skill",
                        "{\"externalId\": \"1\", \"skills\": [\"" + CANARY + "\"]}",
                        422,
                        "UNKNOWN_CODE"),
                Arguments.of("a NUL", with("\"firstName\": \"" + CANARY + "\\u0000\""), 422, "CONTROL_CHARACTER"),
                Arguments.of(
                        "half a character", with("\"firstName\": \"" + CANARY + "\\ud800\""), 422, "CONTROL_CHARACTER"),
                Arguments.of("a name of 100,000", with("\"firstName\": \"" + "x".repeat(100_000) + "\""), 422, null),
                Arguments.of(
                        "a number of 10,000 digits", "{\"externalId\": " + "9".repeat(10_000) + "}", 422, "NOT_JSON"),
                Arguments.of("depth 20,000", "[".repeat(20_000), 422, "NOT_JSON"),
                Arguments.of(
                        "a name although protected",
                        "{\"externalId\": \"1\", \"protection\": true, \"beneficiary\": {\"lastName\": \"" + CANARY
                                + "\"}}",
                        422,
                        "IDENTITY_NOT_ALLOWED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBadBodyIsAnsweredByCodeAndNeverByValue(String what, String body, int status, String code) {
        HubUnderTest.Answer answer = hub.post(hub.keyOf("cpi-valmora"), "/api/v1/referrals", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text())
                .doesNotContain(CANARY)
                .doesNotContain("Exception")
                .doesNotContain("at it.ponte");
        if (code != null) {
            assertThat(answer.json().get("problems").findValuesAsText("code")).contains(code);
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        HubUnderTest.Answer answer = hub.send(hub.request(hub.keyOf("cpi-valmora"), "/api/v1/referrals")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        "{\"externalId\": \"\u00e0\"}".getBytes(StandardCharsets.ISO_8859_1))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("WRONG_CHARSET");
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("GET", "/api/v1/nothing", null, 404),
                Arguments.of("PUT", "/api/v1/referrals", "application/json", 405),
                Arguments.of("DELETE", "/api/v1/referrals/R-0000-0000", null, 405),
                Arguments.of("POST", "/api/v1/referrals", "text/plain", 415),
                Arguments.of("POST", "/api/v1/referrals", "application/xml", 415),
                Arguments.of("POST", "/api/v1/referrals", "application/x-www-form-urlencoded", 415),
                Arguments.of("POST", "/api/v1/referrals", "multipart/form-data; boundary=x", 415),
                Arguments.of("POST", "/api/v1/referrals", "application/json; charset=nonsense", 415),
                Arguments.of("POST", "/api/v1/referrals", "application/json; charset=UTF-16", 415),
                Arguments.of("POST", "/api/v1/referrals", "not a type", 415),
                Arguments.of("POST", "/api/v1/envelopes", "multipart/form-data; boundary=x", 415),
                Arguments.of("POST", "/api/v1/envelopes", "text/html", 415),
                Arguments.of("POST", "/api/v1/envelopes", "application/fhir+json", 409),
                Arguments.of("POST", "/api/v1/envelopes", "application/xml", 409),
                Arguments.of("POST", "/api/v1/envelopes", "application/x-ndjson", 409),
                Arguments.of("GET", "/api/v1/referrals?limit=abc", null, 400),
                Arguments.of("GET", "/api/v1/referrals?limit=0", null, 400),
                Arguments.of("GET", "/api/v1/referrals?limit=null", null, 400),
                Arguments.of("GET", "/api/v1/referrals?limit=%225%22", null, 400),
                Arguments.of("GET", "/api/v1/referrals?after=null", null, 400),
                Arguments.of("GET", "/api/v1/referrals?after=%270%27", null, 400),
                Arguments.of("GET", "/api/v1/referrals?after=", null, 400),
                Arguments.of("GET", "/api/v1/referrals/null", null, 404),
                Arguments.of("POST", "/api/v1/vacancies/null/close", "application/json", 404),
                Arguments.of("GET", "/api/v1/referrals?after=-1", null, 400),
                Arguments.of("GET", "/api/v1/referrals?after=0", null, 400),
                Arguments.of("GET", "/api/v1/feedback?after=17", null, 400),
                Arguments.of("GET", "/api/v1/referrals/R-0000-0000", null, 404),
                Arguments.of("GET", "/api/v1/referrals/R-0000-0000/task", null, 404),
                Arguments.of("GET", "/api/v1/referrals/..%2f..%2fetc", null, 400),
                Arguments.of("GET", "/api/v1/envelopes/E-0000-0000", null, 404),
                Arguments.of("GET", "/api/v1/proposals", null, 404),
                Arguments.of("POST", "/api/v1/proposals/M-0000-0000/accept", "application/json", 404));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("requests")
    void aBadRequestIsAnsweredWithAProblemDocument(String method, String path, String type, int status) {
        HttpRequest.Builder request = hub.request(hub.keyOf("cpi-valmora"), path)
                .method(
                        method,
                        method.equals("GET") || method.equals("DELETE")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("a=b&CamelFileName=x"));
        HubUnderTest.Answer answer = hub.send(type == null ? request : request.header("Content-Type", type));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }

    @Test
    void aBodyOverOneMegabyteIsRefusedWithAndWithoutItsLength() {
        String body = "{\"externalId\": \"" + "x".repeat(1 << 20) + "\"}";
        assertThat(hub.post(hub.keyOf("cpi-valmora"), "/api/v1/referrals", body).status())
                .isEqualTo(413);
        HubUnderTest.Answer chunked = hub.send(hub.request(hub.keyOf("cpi-valmora"), "/api/v1/referrals")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void withoutAKeyOrWithAWrongOneNothingIsTold() {
        assertThat(hub.get(null, "/api/v1/referrals").status()).isEqualTo(401);
        assertThat(hub.get("pk_" + "x".repeat(43), "/api/v1/referrals").status())
                .isEqualTo(401);
        assertThat(hub.get(null, "/api/v1/nothing").status()).isEqualTo(401);
        assertThat(hub.get("x".repeat(5000), "/api/v1/referrals").status()).isEqualTo(401);
    }

    @Test
    void whatBelongsToAnotherPartnerAnswersByteForByteAsWhatDoesNotExist() {
        String number = UUID.randomUUID().toString();
        String key = hub.keyOf("cpi-valmora");
        String envelope = sent(key, number);
        String referral = settled(key, envelope);

        for (Map.Entry<String, String> path :
                Map.of("referrals/", referral, "envelopes/", envelope).entrySet()) {
            String none = path.getValue().charAt(0) + "-0000-0000";
            HubUnderTest.Answer others =
                    hub.get(hub.keyOf("officine-brandi"), "/api/v1/" + path.getKey() + path.getValue());
            HubUnderTest.Answer nobodys = hub.get(hub.keyOf("officine-brandi"), "/api/v1/" + path.getKey() + none);
            assertThat(others.status()).isEqualTo(404);
            assertThat(others.text()).isEqualTo(nobodys.text());
        }
        assertThat(hub.get(hub.keyOf("officine-brandi"), "/api/v1/referrals/" + referral + "/task")
                        .status())
                .isEqualTo(404);
        assertThat(hub.post(hub.keyOf("officine-brandi"), "/api/v1/referrals/" + referral + "/withdraw", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anEnvelopeTellsWhichVersionOfItsLayoutReadIt() {
        String key = hub.keyOf("cpi-valmora");
        String envelope = hub.post(
                        key, "/api/v1/referrals", someone(UUID.randomUUID().toString()))
                .json()
                .get("envelope")
                .asText();

        assertThat(hub.settled(key, envelope).get("mapping").asText()).isEqualTo("api-referral");
        assertThat(hub.settled(key, envelope).get("mappingVersion").asText()).matches("[0-9a-f]{12}");
    }

    @Test
    void theSameIdempotencyKeyHasTheSameAnswerAndNoOtherBody() {
        String key = UUID.randomUUID().toString();
        String body = someone(key);
        HubUnderTest.Answer first = withKey(key, body);
        HubUnderTest.Answer again = withKey(key, body);
        HubUnderTest.Answer other = withKey(key, someone("other"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aKeyThatSaysWhoSomebodyIsIsNotKeptAsItCame() {
        String key = "RSSMRA80A01H501U-" + UUID.randomUUID();

        assertThat(withKey(key, someone(key)).status()).isEqualTo(202);

        assertThat(hub.bean(JdbcClient.class)
                        .sql("select idempotency_key from envelope where idempotency_key is not null")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(kept -> kept.contains("RSSMRA80A01H501U"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "LONG"})
    void anIdempotencyKeyThatIsNoneIsRefused(String word) {
        String key = word.equals("LONG") ? "k".repeat(2700) : word;
        HubUnderTest.Answer answer = withKey(key, someone(UUID.randomUUID().toString()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("code").asText()).isEqualTo("WRONG_IDEMPOTENCY_KEY");
        assertThat(withKey("k".repeat(80), someone("80")).status()).isEqualTo(202);
        assertThat(withKey("k".repeat(81), someone("81")).status()).isEqualTo(400);
    }

    @Test
    void headersOfTheRequestDoNotComeBackAndDoNotReachCamel() {
        HubUnderTest.Answer answer = hub.send(hub.request(hub.keyOf("cpi-valmora"), "/api/v1/referrals")
                .header("CamelHttpResponseCode", "299")
                .header("CamelBeanMethodName", "withdraw")
                .header("X-Canary", CANARY)
                .GET());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().map().toString()).doesNotContain(CANARY);
    }

    @Test
    void whatIsAskedForIsReadExactly() {
        String number = UUID.randomUUID().toString();
        String key = hub.keyOf("cpi-valmora");
        String code = settled(key, sent(key, number));

        assertThat(found("externalId=" + number)).isEqualTo(1);
        assertThat(found("externalId=%22" + number + "%22")).isZero();
        assertThat(found("externalId=%27" + number + "%27")).isZero();
        assertThat(found("externalId=null")).isZero();
        assertThat(found("externalId=")).isZero();
        assertThat(hub.get(key, "/api/v1/referrals/" + code).status()).isEqualTo(200);
        assertThat(hub.get(key, "/api/v1/referrals/%22" + code + "%22").status())
                .isEqualTo(404);
    }

    private String sent(String key, String number) {
        return hub.post(key, "/api/v1/referrals", someone(number))
                .json()
                .get("envelope")
                .asText();
    }

    private String settled(String key, String envelope) {
        return hub.settled(key, envelope).at("/results/0/code").asText();
    }

    private int found(String asked) {
        HubUnderTest.Answer answer = hub.get(hub.keyOf("cpi-valmora"), "/api/v1/referrals?" + asked);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("items").size();
    }

    @Test
    void aKeyOfQuotesOrTheWordNullIsAKeyLikeAnyOther() {
        String key = UUID.randomUUID().toString();

        assertThat(withKey(key, someone("plain")).status()).isEqualTo(202);
        assertThat(withKey("\"" + key + "\"", someone("quoted")).status()).isEqualTo(202);
        String first = withKey("null", someone("of null")).text();
        assertThat(withKey("null", someone("of null")).text()).isEqualTo(first);
    }

    @Test
    void aHeaderIsNoParameter() {
        HubUnderTest.Answer answer = hub.send(hub.request(hub.keyOf("cpi-valmora"), "/api/v1/referrals")
                .header("limit", "0")
                .GET());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private HubUnderTest.Answer withKey(String idempotencyKey, String body) {
        return hub.send(hub.request(hub.keyOf("cpi-valmora"), "/api/v1/referrals")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String someone(String number) {
        return "{\"externalId\": \"" + number
                + "\", \"beneficiary\": {\"firstName\": \"Ada\", \"lastName\": \"Corni\"}}";
    }

    private static String with(String field) {
        return "{\"externalId\": \"1\", \"beneficiary\": {" + field + "}}";
    }
}
