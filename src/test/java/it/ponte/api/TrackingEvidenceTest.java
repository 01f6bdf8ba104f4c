package it.ponte.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.partner.Installation;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Vouchers that name the tracking evidence sent beside them, as ModI's AUDIT_REST_02 says. */
class TrackingEvidenceTest {
    private final HandClock clock = new HandClock(PublishedKeys.NOW);
    private final MockEnvironment settings = new MockEnvironment();
    private PublishedKeys issuer;
    private ClientWithKeys client;
    private String evidence;

    @TempDir
    private Path folder;

    @BeforeEach
    void settings() throws Exception {
        TestDatabase.clean();
        issuer = new PublishedKeys();
        client = new ClientWithKeys();
        evidence = client.sign(new JWTClaimsSet.Builder().claim("userID", "u-7").build());
        set("issuer", PublishedKeys.ISSUER);
        set("jwks", issuer.address());
        set("audience", "https://ponte.example/api/v1");
        set("clients[0].client", "client-uno");
        set("clients[0].partner", "uno");
        set("clients[0].evidence", "true");
        set("clients[0].keys", client.publishedIn(folder).toString());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void a_voucher_lets_in_with_the_evidence_that_it_names() throws Exception {
        assertThat(vouchers().whose(naming(evidence), evidence)).isPresent();
    }

    @Test
    void other_evidence_none_and_anothers_are_refused_and_do_not_use_the_voucher_up() throws Exception {
        String other =
                client.sign(new JWTClaimsSet.Builder().claim("userID", "u-8").build());
        String anothers = new ClientWithKeys().sign(new JWTClaimsSet.Builder().build());
        String voucher = naming(evidence);

        assertThat(vouchers().whose(voucher, other)).isEmpty();
        assertThat(vouchers().whose(voucher, null)).isEmpty();
        assertThat(vouchers().whose(naming(anothers), anothers)).isEmpty();
        assertThat(vouchers().whose(issuer.signed(claims -> claims), evidence))
                .as("a voucher that names none")
                .isEmpty();
        assertThat(vouchers()
                        .whose(
                                issuer.signed(claims -> claims.claim(
                                        "digest", Map.of("alg", "MD5", "value", DigestUtils.md5Hex(evidence)))),
                                evidence))
                .isEmpty();
        assertThat(vouchers().whose(voucher, evidence)).isPresent();
    }

    @Test
    void where_it_was_not_agreed_it_is_not_looked_at() throws Exception {
        set("clients[0].evidence", "false");

        assertThat(vouchers().whose(naming(evidence))).isPresent();
    }

    private String naming(String named) throws Exception {
        return issuer.signed(
                claims -> claims.claim("digest", Map.of("alg", "SHA256", "value", DigestUtils.sha256Hex(named))));
    }

    private void set(String key, String value) {
        settings.setProperty("ponte.api.issuers[0]." + key, value);
    }

    private Vouchers vouchers() {
        return new Vouchers(
                settings,
                Installation.fresh().withDropBox("uno").partners(),
                new UsedVouchers(TestDatabase.client(), clock),
                clock);
    }
}
