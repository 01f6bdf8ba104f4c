package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.mapping.Mapping;
import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKind;
import it.ponte.partner.Partners;
import it.ponte.reading.Limits;
import it.ponte.reading.Secrets;
import it.ponte.reading.Wrapped;
import it.ponte.reading.Wrapped.Signer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Messages that come wrapped, all the way to what they mean. */
class WrappedMessageTest {
    private static final Mapping MAPPING = Hub.mapping(
            """
            produces: referral
            reads: {format: csv, separator: ";"}
            fields:
              externalId: {from: NUMERO}
              beneficiary.lastName: {from: COGNOME}
            """);
    private static final byte[] CSV = "NUMERO;COGNOME\n1;Rossi\n2;Bianchi\n".getBytes(StandardCharsets.UTF_8);
    private static final Secrets AGREED = new Secrets(Wrapped.PASSWORD, null, null, Set.of());

    private static Understood read(byte[] sent) {
        return Hub.read(MAPPING, PartnerKind.SOCIAL_SERVICE, AGREED, Limits.USUAL, sent);
    }

    @Test
    void anEncryptedFileIsUnderstoodAsIfItHadComeInClear() throws Exception {
        assertThat(read(Wrapped.zip(CSV, Wrapped.PASSWORD, EncryptionMethod.AES, "a.csv"))
                        .numbers())
                .containsExactly(2, 3);
    }

    @Test
    void aSignatureThatDoesNotHoldRefusesTheFileAlthoughItsLinesWereRead() throws Exception {
        byte[] signed = Signer.until(Instant.parse("2100-01-01T00:00:00Z")).p7m(CSV);
        assertThat(read(signed).numbers()).containsExactly(2, 3);
        int rossi = new String(signed, StandardCharsets.ISO_8859_1).indexOf("Rossi");
        signed[rossi] = 'B';

        assertThat(read(signed).told()).containsExactly("0 : BAD_SIGNATURE");
    }

    @Test
    void aSecretThatIsNamedAndMissingStopsTheStartByFileAndKey(@TempDir Path home) {
        Partners partners = Installation.in(home)
                .withDropBox("servizio-uno", "wrapping: {passwordEnv: SERVIZIO_UNO_FILES}")
                .partners();

        assertThatThrownBy(() -> new PartnerSecrets(partners, new MockEnvironment()))
                .hasMessage("config/partners/servizio-uno.yaml: wrapping.passwordEnv: the setting SERVIZIO_UNO_FILES"
                        + " is missing");
        var settings = new MockEnvironment().withProperty("SERVIZIO_UNO_FILES", "una-quercia");
        assertThat(new PartnerSecrets(partners, settings)
                        .of(partners.get("servizio-uno"))
                        .password())
                .isEqualTo("una-quercia".toCharArray());
    }

    @Test
    void aKeyFileThatCannotBeReadStopsTheStart(@TempDir Path home) {
        var settings = new MockEnvironment()
                .withProperty("ponte.openpgp.key-file", home.resolve("manca").toString());

        assertThatThrownBy(() -> new PartnerSecrets(
                        Installation.in(home).withDropBox("uno").partners(), settings))
                .hasMessage("PONTE_OPENPGP_KEY_FILE: the file: cannot be read");
    }
}
