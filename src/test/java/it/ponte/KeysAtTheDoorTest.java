package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest.Answer;
import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Keys with scopes and an end, at the REST face of a whole hub; and issuers, whose vouchers it asks for. */
class KeysAtTheDoorTest {
    private static final String SENDS = PartnerKeys.fresh();
    private static final String READS = PartnerKeys.fresh();
    private static final String OVER = PartnerKeys.fresh();
    private static HubOverTestDatabase hub;
    private static RestClient rest;

    @BeforeAll
    static void start() throws IOException {
        Path home = Path.of("target/keys-at-the-door").toAbsolutePath();
        TestDatabase.clean();
        Installation.copied(home);
        Path partner = home.resolve("config/partners/cpi-valmora.yaml");
        Files.writeString(
                partner,
                Files.readString(partner)
                        + """
                        keys:
                          - {sha256: %s, scopes: ["referrals:write", "envelopes:read"], expires: 2099-12-31}
                          - {sha256: %s, scopes: ["referrals:read"], expires: 2099-12-31}
                          - {sha256: %s, scopes: ["referrals:read"], expires: 2020-01-01}
                        """
                                .formatted(PartnerKeys.hash(SENDS), PartnerKeys.hash(READS), PartnerKeys.hash(OVER)));
        hub = new HubOverTestDatabase(
                home,
                home.resolve("data"),
                home.resolve("keys"),
                "--ponte.sftp.port=" + HubUnderTest.freePort(),
                "--ponte.api.issuers[0].issuer=interop.example",
                "--ponte.api.issuers[0].jwks=http://127.0.0.1:1/jwks.json",
                "--ponte.api.issuers[0].audience=https://ponte.example/api/v1",
                "--ponte.api.issuers[0].clients[0].client=client-cpi",
                "--ponte.api.issuers[0].clients[0].partner=cpi-valmora");
        rest = new RestClient(Integer.parseInt(hub.bean(Environment.class).getRequiredProperty("server.port")));
    }

    @AfterAll
    static void stop() {
        hub.close();
        TestDatabase.clean(); // its keys are not those of the other tests
    }

    @Test
    void aKeyDoesWhatItsScopesSayAndIsToldWhichOneItLacks() {
        assertThat(rest.get(READS, "/api/v1/referrals").status()).isEqualTo(200);
        assertThat(rest.post(SENDS, "/api/v1/referrals", "{}").status()).isEqualTo(422);

        Answer lacking = rest.post(READS, "/api/v1/referrals", "{\"externalId\": \"1\"}");
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.header("Content-Type")).startsWith("application/problem+json");
        assertThat(lacking.json().get("code").asText()).isEqualTo("SCOPE_MISSING");
        assertThat(lacking.json().get("detail").asText()).contains("referrals:write");
        assertThat(rest.get(SENDS, "/api/v1/referrals").status()).isEqualTo(403);
        assertThat(rest.send(rest.request(SENDS, "/api/v1/referrals")
                                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void forALimitedKeyWhatIsForOperatorsDoesNotExist() {
        assertThat(rest.get(READS, "/api/v1/proposals").json())
                .isEqualTo(rest.get(READS, "/api/v1/nothing").json());
    }

    @Test
    void aKeyThatIsOverIsAnsweredAsAWrongOne() {
        Answer over = rest.get(OVER, "/api/v1/referrals");
        Answer wrong = rest.get("pk_wrong", "/api/v1/referrals");
        Answer voucher = rest.get("eyJhbGciOiJub25lIn0.e30.", "/api/v1/referrals");

        assertThat(over.status()).isEqualTo(401);
        assertThat(over.text()).isEqualTo(wrong.text()).isEqualTo(voucher.text());
        assertThat(over.http().headers().map().keySet())
                .isEqualTo(wrong.http().headers().map().keySet());
    }
}
