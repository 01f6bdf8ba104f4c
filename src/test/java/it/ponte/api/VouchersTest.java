package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Caller;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.partner.Scope;
import java.io.IOException;
import java.time.Instant;
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
    private static final Instant NOW = PublishedKeys.NOW;
    private static PublishedKeys issuer;

    private final HandClock clock = new HandClock(NOW);
    private final MockEnvironment settings = new MockEnvironment();
    private final Partners partners = Installation.fresh().withDropBox("uno").partners();

    @BeforeAll
    static void publishKeys() throws IOException, JOSEException {
        issuer = new PublishedKeys();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @BeforeEach
    void settings() {
        TestDatabase.clean();
        set("issuer", PublishedKeys.ISSUER);
        set("jwks", issuer.address());
        set("audience", "https://ponte.example/api/v1");
        set("clients[0].client", "client-uno");
        set("clients[0].partner", "uno");
        set("clients[0].purposes[0]", PublishedKeys.PURPOSE);
        set("clients[0].scopes[0]", "referrals:write");
    }

    @Test
    void aVoucherLetsItsPartnerInOnceAtAllHubsTogether() throws JOSEException {
        String voucher = issuer.signed(claims -> claims);
        Vouchers one = vouchers();
        Vouchers other = vouchers();

        assertThat(one.whose(voucher))
                .contains(new Callers.Known(new Caller.PartnerCaller("uno"), Set.of(Scope.REFERRALS_WRITE)));
        assertThat(one.whose(voucher)).isEmpty();
        assertThat(other.whose(voucher)).isEmpty();
        assertThat(other.whose(issuer.signed(claims -> claims))).isPresent();
        assertThat(other.whose(
                        PublishedKeys.sign(new ECDSASigner(issuer.ec()), JWSAlgorithm.ES256, "ec-1", claims -> claims)))
                .isPresent();
    }

    @Test
    void anIssuerMayAllowThatAVoucherIsUsedUntilItIsOver() throws JOSEException {
        set("reuse", "true");
        Vouchers vouchers = vouchers();
        String voucher = issuer.signed(claims -> claims);

        assertThat(vouchers.whose(voucher)).isPresent();
        assertThat(vouchers.whose(voucher)).isPresent();
        clock.set(NOW.plusSeconds(700));
        assertThat(vouchers.whose(voucher)).isEmpty();
    }

    @Test
    void whatIsForgedIsRefused() throws Exception {
        Vouchers vouchers = vouchers();
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        byte[] publicKey = issuer.rsa().toRSAPublicKey().getEncoded();
        String right = issuer.signed(claims -> claims);
        String[] parts = right.split("\\.");

        assertThat(vouchers.whose(new PlainJWT(PublishedKeys.claims(c -> c)).serialize()))
                .as("alg none")
                .isEmpty();
        assertThat(vouchers.whose(parts[0] + "." + parts[1] + "."))
                .as("no signature")
                .isEmpty();
        assertThat(vouchers.whose(PublishedKeys.sign(new MACSigner(publicKey), JWSAlgorithm.HS256, "rsa-1", c -> c)))
                .as("HS256 with the public key")
                .isEmpty();
        assertThat(vouchers.whose(
                        PublishedKeys.sign(new RSASSASigner(issuer.rsa()), JWSAlgorithm.RS512, "rsa-1", c -> c)))
                .as("another algorithm")
                .isEmpty();
        assertThat(vouchers.whose(PublishedKeys.sign(new RSASSASigner(stranger), JWSAlgorithm.RS256, "rsa-1", c -> c)))
                .as("another key under the known number")
                .isEmpty();
        assertThat(vouchers.whose(
                        PublishedKeys.sign(new RSASSASigner(issuer.rsa()), JWSAlgorithm.RS256, "rsa-9", c -> c)))
                .as("an unknown key number")
                .isEmpty();
        assertThat(vouchers.whose(parts[0] + "."
                        + issuer.signed(c -> c.claim("client_id", "x")).split("\\.")[1] + "." + parts[2]))
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
        refused("over", claims -> claims.expirationTime(PublishedKeys.at(-11)));
        refused("without an end", claims -> claims.expirationTime(null));
        refused("not yet valid", claims -> claims.notBeforeTime(PublishedKeys.at(11)));
        refused("issued in the future", claims -> claims.issueTime(PublishedKeys.at(11)));
        refused("without its day", claims -> claims.issueTime(null));
        refused("too long lived", claims -> claims.expirationTime(PublishedKeys.at(3_601)));
        refused("without a number", claims -> claims.jwtID(null));
        refused("with an endless number", claims -> claims.jwtID("x".repeat(201)));
    }

    @Test
    void whileTheIssuerIsAwayKnownKeysGoOnAndUnknownOnesAreRefused() throws Exception {
        PublishedKeys away = new PublishedKeys(issuer.rsa(), issuer.ec());
        set("jwks", away.address());
        Vouchers vouchers = vouchers();
        assertThat(vouchers.whose(issuer.signed(claims -> claims))).isPresent();

        away.close();

        assertThat(vouchers.whose(issuer.signed(claims -> claims))).isPresent();
        assertThat(vouchers.whose(PublishedKeys.sign(new ECDSASigner(issuer.ec()), JWSAlgorithm.ES256, "ec-9", c -> c)))
                .isEmpty();
        assertThat(vouchers().whose(issuer.signed(claims -> claims)))
                .as("a hub that never saw the keys")
                .isEmpty();
    }

    @Test
    void whatIsOverIsForgotten() throws JOSEException {
        vouchers().whose(issuer.signed(claims -> claims));
        clock.set(NOW.plusSeconds(5_000));
        vouchers().whose(issuer.signed(claims -> claims.issueTime(PublishedKeys.at(5_000))
                .expirationTime(PublishedKeys.at(5_100))));

        assertThat(TestDatabase.client()
                        .sql("select count(*) from used_voucher")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aHubWhoseClockIsAheadForgetsNothingThatAnotherStillLetsIn() throws JOSEException {
        String voucher = issuer.signed(claims -> claims);
        assertThat(vouchers().whose(voucher)).isPresent();

        clock.set(NOW.plusSeconds(1_800));
        assertThat(vouchers().whose(issuer.signed(claims -> claims.issueTime(PublishedKeys.at(1_800))
                        .expirationTime(PublishedKeys.at(1_900)))))
                .isPresent();
        clock.set(NOW);

        assertThat(vouchers().whose(voucher)).as("on the other hub, in time").isEmpty();
    }

    @Test
    void anIssuerThatIsNotCompleteStopsTheStart() {
        set("clients[0].partner", "ignoto");
        assertThatThrownBy(this::vouchers).hasMessage("ponte.api.issuers: no partner is called ignoto");

        set("jwks", "http://interop.example/jwks.json");
        assertThatThrownBy(this::vouchers).hasStackTraceContaining("jwks (https)");
    }

    private void refused(String why, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        assertThat(vouchers().whose(issuer.signed(change))).as(why).isEmpty();
    }

    private void set(String key, String value) {
        settings.setProperty("ponte.api.issuers[0]." + key, value);
    }

    private Vouchers vouchers() {
        return new Vouchers(settings, partners, new UsedVouchers(TestDatabase.client(), clock), clock);
    }
}
