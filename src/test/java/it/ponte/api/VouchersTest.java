package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Caller;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.partner.Scope;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** Vouchers as PDND issues them, and every way to forge one, against an endpoint that publishes the issuer's keys. */
class VouchersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String ISSUER = "interop.example";
    private static final String PURPOSE = "570a415e-0e7f-410d-85ed-c55ea5379332";
    private static RSAKey rsa;
    private static ECKey ec;
    private static HttpServer published;

    private final HandClock clock = new HandClock(NOW);
    private final MockEnvironment settings = new MockEnvironment();
    private final Partners partners = Installation.fresh().withDropBox("uno").partners();

    @BeforeAll
    static void publishKeys() throws IOException, JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        published = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] keys = new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString().getBytes();
        published.createContext("/jwks.json", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        published.start();
    }

    @AfterAll
    static void stop() {
        published.stop(0);
    }

    @BeforeEach
    void settings() {
        TestDatabase.clean();
        set("issuer", ISSUER);
        set("jwks", "http://127.0.0.1:" + published.getAddress().getPort() + "/jwks.json");
        set("audience", "https://ponte.example/api/v1");
        set("clients[0].client", "client-uno");
        set("clients[0].partner", "uno");
        set("clients[0].purposes[0]", PURPOSE);
        set("clients[0].scopes[0]", "referrals:write");
    }

    @Test
    void aVoucherLetsItsPartnerInOnceAtAllHubsTogether() throws JOSEException {
        String voucher = signed(claims -> claims);
        Vouchers one = vouchers();
        Vouchers other = vouchers();

        assertThat(one.whose(voucher))
                .contains(new Callers.Known(new Caller.PartnerCaller("uno"), Set.of(Scope.REFERRALS_WRITE)));
        assertThat(one.whose(voucher)).isEmpty();
        assertThat(other.whose(voucher)).isEmpty();
        assertThat(other.whose(signed(claims -> claims))).isPresent();
        assertThat(other.whose(sign(new ECDSASigner(ec), JWSAlgorithm.ES256, "ec-1", claims -> claims)))
                .isPresent();
    }

    @Test
    void anIssuerMayAllowThatAVoucherIsUsedUntilItIsOver() throws JOSEException {
        set("reuse", "true");
        Vouchers vouchers = vouchers();
        String voucher = signed(claims -> claims);

        assertThat(vouchers.whose(voucher)).isPresent();
        assertThat(vouchers.whose(voucher)).isPresent();
        clock.set(NOW.plusSeconds(700));
        assertThat(vouchers.whose(voucher)).isEmpty();
    }

    @Test
    void whatIsForgedIsRefused() throws Exception {
        Vouchers vouchers = vouchers();
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        byte[] publicKey = rsa.toRSAPublicKey().getEncoded();
        String right = signed(claims -> claims);
        String[] parts = right.split("\\.");

        assertThat(vouchers.whose(new PlainJWT(claims(c -> c)).serialize()))
                .as("alg none")
                .isEmpty();
        assertThat(vouchers.whose(parts[0] + "." + parts[1] + "."))
                .as("no signature")
                .isEmpty();
        assertThat(vouchers.whose(sign(new MACSigner(publicKey), JWSAlgorithm.HS256, "rsa-1", c -> c)))
                .as("HS256 with the public key")
                .isEmpty();
        assertThat(vouchers.whose(sign(new RSASSASigner(rsa), JWSAlgorithm.RS512, "rsa-1", c -> c)))
                .as("another algorithm")
                .isEmpty();
        assertThat(vouchers.whose(sign(new RSASSASigner(stranger), JWSAlgorithm.RS256, "rsa-1", c -> c)))
                .as("another key under the known number")
                .isEmpty();
        assertThat(vouchers.whose(sign(new RSASSASigner(rsa), JWSAlgorithm.RS256, "rsa-9", c -> c)))
                .as("an unknown key number")
                .isEmpty();
        assertThat(vouchers.whose(
                        parts[0] + "." + signed(c -> c.claim("client_id", "x")).split("\\.")[1] + "." + parts[2]))
                .as("other claims under a signature")
                .isEmpty();
        assertThat(vouchers.whose("a.b.c")).isEmpty();
        assertThat(vouchers.whose(right)).isPresent();
    }

    @Test
    void whatIsNotMeantForUsOrNotOfNowIsRefused() throws JOSEException {
        refused("another issuer", claims -> claims.issuer("evil.example"));
        refused("no issuer", claims -> claims.issuer(null));
        refused("another audience", claims -> claims.audience("https://other.example"));
        refused("no audience", claims -> claims.audience((String) null));
        refused(
                "another purpose",
                claims -> claims.claim("purposeId", UUID.randomUUID().toString()));
        refused("no purpose", claims -> claims.claim("purposeId", null));
        refused("an unknown client", claims -> claims.claim("client_id", "client-due"));
        refused("no client", claims -> claims.claim("client_id", null).subject(null));
        refused("over", claims -> claims.expirationTime(at(-11)));
        refused("without an end", claims -> claims.expirationTime(null));
        refused("not yet valid", claims -> claims.notBeforeTime(at(11)));
        refused("issued in the future", claims -> claims.issueTime(at(11)));
        refused("without its day", claims -> claims.issueTime(null));
        refused("too long lived", claims -> claims.expirationTime(at(3_601)));
        refused("without a number", claims -> claims.jwtID(null));
        refused("with an endless number", claims -> claims.jwtID("x".repeat(201)));
    }

    @Test
    void whileTheIssuerIsAwayKnownKeysGoOnAndUnknownOnesAreRefused() throws Exception {
        HttpServer away = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] keys = new JWKSet(rsa).toPublicJWKSet().toString().getBytes();
        away.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        away.start();
        set("jwks", "http://127.0.0.1:" + away.getAddress().getPort() + "/");
        Vouchers vouchers = vouchers();
        assertThat(vouchers.whose(signed(claims -> claims))).isPresent();

        away.stop(0);

        assertThat(vouchers.whose(signed(claims -> claims))).isPresent();
        assertThat(vouchers.whose(sign(new ECDSASigner(ec), JWSAlgorithm.ES256, "ec-1", c -> c)))
                .isEmpty();
        assertThat(vouchers().whose(signed(claims -> claims)))
                .as("a hub that never saw the keys")
                .isEmpty();
    }

    @Test
    void whatIsOverIsForgotten() throws JOSEException {
        vouchers().whose(signed(claims -> claims));
        clock.set(NOW.plusSeconds(700));
        vouchers().whose(signed(claims -> claims.issueTime(at(700)).expirationTime(at(800))));

        assertThat(TestDatabase.client()
                        .sql("select count(*) from used_voucher")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anIssuerThatIsNotCompleteStopsTheStart() {
        set("clients[0].partner", "ignoto");
        assertThatThrownBy(this::vouchers).hasMessage("ponte.api.issuers: no partner is called ignoto");

        set("jwks", "http://interop.example/jwks.json");
        assertThatThrownBy(this::vouchers).hasStackTraceContaining("jwks (https)");
    }

    private void refused(String why, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        assertThat(vouchers().whose(signed(change))).as(why).isEmpty();
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return sign(new RSASSASigner(rsa), JWSAlgorithm.RS256, "rsa-1", change);
    }

    private static String sign(
            JWSSigner signer, JWSAlgorithm algorithm, String key, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(key)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims(change));
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience("https://ponte.example/api/v1")
                        .subject("client-uno")
                        .claim("client_id", "client-uno")
                        .claim("purposeId", PURPOSE)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(at(0))
                        .notBeforeTime(at(0))
                        .expirationTime(at(600)))
                .build();
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private void set(String key, String value) {
        settings.setProperty("ponte.api.issuers[0]." + key, value);
    }

    private Vouchers vouchers() {
        return new Vouchers(settings, partners, new UsedVouchers(TestDatabase.client(), clock), clock);
    }
}
