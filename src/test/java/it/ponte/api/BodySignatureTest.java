package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import it.ponte.HandClock;
import it.ponte.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Bodies that a client signs as ModI's INTEGRITY_REST_02 says, and every way in which one is not the signed one. */
class BodySignatureTest {
    private static final byte[] BODY = "{\"externalId\": \"1\"}".getBytes(StandardCharsets.UTF_8);

    private final HandClock clock = new HandClock(PublishedKeys.NOW);
    private ClientWithKeys client;

    @TempDir
    private Path folder;

    @BeforeEach
    void an_empty_record() throws JOSEException {
        TestDatabase.clean();
        client = new ClientWithKeys();
    }

    @Test
    void a_signed_body_is_believed_once_at_all_hubs_together() throws Exception {
        MockHttpServletRequest request = request(BODY, client.signature(BODY, claims -> claims));

        assertThat(signature().holds(request, BODY)).isTrue();
        assertThat(signature().holds(request, BODY)).as("again").isFalse();
        assertThat(signature().holds(request(BODY, client.signature(BODY, c -> c)), BODY))
                .as("another signature of the same body")
                .isTrue();
    }

    @Test
    void a_changed_body_is_refused_whether_its_digest_was_changed_or_not() throws Exception {
        byte[] changed = "{\"externalId\": \"2\"}".getBytes(StandardCharsets.UTF_8);
        String signed = client.signature(BODY, claims -> claims);

        assertThat(signature().holds(request(BODY, signed), changed)).isFalse();
        assertThat(signature().holds(request(changed, signed), changed)).isFalse();
    }

    @Test
    void what_says_how_the_body_is_read_must_be_signed_and_be_sent_once_as_it_was_signed() throws Exception {
        String withoutType = client.signature(
                BODY, claims -> claims.claim("signed_headers", List.of(Map.of("digest", ClientWithKeys.digest(BODY)))));
        String withoutDigest = client.signature(
                BODY, claims -> claims.claim("signed_headers", List.of(Map.of("content-type", "application/json"))));
        assertThat(signature().holds(request(BODY, withoutType), BODY)).isFalse();
        assertThat(signature().holds(request(BODY, withoutDigest), BODY)).isFalse();

        MockHttpServletRequest other = request(BODY, client.signature(BODY, claims -> claims));
        other.setContentType("application/fhir+json");
        assertThat(signature().holds(other, BODY)).as("another type").isFalse();

        MockHttpServletRequest encoded = request(BODY, client.signature(BODY, claims -> claims));
        encoded.addHeader("Content-Encoding", "gzip");
        assertThat(signature().holds(encoded, BODY)).as("an encoding").isFalse();

        MockHttpServletRequest twice = request(BODY, client.signature(BODY, claims -> claims));
        twice.addHeader("Digest", "SHA-256=x");
        assertThat(signature().holds(twice, BODY)).as("two digests").isFalse();
    }

    @Test
    void what_is_not_of_now_not_for_us_or_not_in_order_is_refused() throws Exception {
        refused("over", claims -> claims.expirationTime(PublishedKeys.at(-11)));
        refused("without an end", claims -> claims.expirationTime(null));
        refused("not yet valid", claims -> claims.notBeforeTime(PublishedKeys.at(11)));
        refused("too long lived", claims -> claims.expirationTime(PublishedKeys.at(3_601)));
        refused("without a number", claims -> claims.jwtID(null));
        refused("for another", claims -> claims.audience("https://other.example"));
        refused("nothing signed", claims -> claims.claim("signed_headers", null));
        refused("no list", claims -> claims.claim("signed_headers", "digest"));
        refused("odd", claims -> claims.claim("signed_headers", List.of("digest")));
        refused("two in one", claims -> claims.claim("signed_headers", List.of(Map.of("digest", "x", "a", "b"))));
    }

    @Test
    void what_another_signed_or_nobody_is_refused() throws Exception {
        JWTClaimsSet claims =
                com.nimbusds.jwt.SignedJWT.parse(client.signature(BODY, c -> c)).getJWTClaimsSet();

        assertThat(signature().holds(request(BODY, null), BODY)).isFalse();
        assertThat(signature().holds(request(BODY, "a.b.c"), BODY)).isFalse();
        assertThat(signature().holds(request(BODY, new PlainJWT(claims).serialize()), BODY))
                .isFalse();
        assertThat(signature().holds(request(BODY, new ClientWithKeys().sign(claims)), BODY))
                .as("another key under the same number")
                .isFalse();
        assertThat(signature().holds(request(BODY, client.sign(claims)), BODY)).isTrue();
    }

    @Test
    void the_door_turns_an_unsigned_body_away_and_lets_an_empty_one_in() throws Exception {
        AtomicInteger passed = new AtomicInteger();
        MockHttpServletResponse answer = new MockHttpServletResponse();

        new BodyLimit(request(BODY, null), answer, Optional.of(signature()))
                .passTo((request, response) -> passed.incrementAndGet());
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).contains("WRONG_SIGNATURE").doesNotContain("externalId");
        assertThat(passed).hasValue(0);

        MockHttpServletRequest empty = new MockHttpServletRequest("POST", "/api/v1/vacancies/V-0000-0000/close");
        new BodyLimit(empty, new MockHttpServletResponse(), Optional.of(signature()))
                .passTo((request, response) -> passed.incrementAndGet());
        assertThat(passed).hasValue(1);
    }

    @Test
    void a_file_without_keys_stops_the_start() throws IOException {
        Path none = folder.resolve("none.json");
        assertThatThrownBy(() -> ClientKeys.in(none)).hasMessageContaining(none + " holds no set of keys");
        Files.writeString(none, "{\"keys\": []}");
        assertThatThrownBy(() -> ClientKeys.in(none)).hasMessageContaining("has no kid, or there is none");
        assertThatThrownBy(() -> new Issuer.Client("c", "uno", null, null, null, false, true))
                .hasMessageContaining("needs keys");
    }

    private void refused(String why, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        assertThat(signature().holds(request(BODY, client.signature(BODY, change)), BODY))
                .as(why)
                .isFalse();
    }

    private static MockHttpServletRequest request(byte[] body, String signature) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/referrals");
        request.setContentType("application/json");
        request.setContent(body);
        request.addHeader("Digest", ClientWithKeys.digest(body));
        if (signature != null) {
            request.addHeader("Agid-JWT-Signature", signature);
        }
        return request;
    }

    private BodySignature signature() throws IOException {
        Path keys = client.publishedIn(folder);
        Issuer.Client signing = new Issuer.Client("client-uno", "uno", null, null, keys, false, true);
        Issuer issuer = new Issuer(
                PublishedKeys.ISSUER,
                URI.create("https://interop.example/jwks.json"),
                "https://ponte.example/api/v1",
                null,
                true,
                List.of(signing));
        return new BodySignature(
                issuer, signing, ClientKeys.in(keys), new UsedVouchers(TestDatabase.client(), clock), clock);
    }
}
