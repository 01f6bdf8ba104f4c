package it.ponte.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Partners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class NoPublishedSecretsTest {
    private final MockEnvironment settings = new MockEnvironment();
    private Installation files = Installation.fresh().withDropBox("uno", "wrapping: {passwordEnv: UNO_ZIP}");

    @ParameterizedTest
    @CsvSource({
        "ponte.smtp.url, smtp://user:password@smtp.example:587, PONTE_SMTP_URL",
        "ponte.imap.url, imaps://user%40posta.example:change%6De@imap.example:993/INBOX, PONTE_IMAP_URL",
        "ponte.database.url, jdbc:postgresql://db.example/ponte?user=hub&password=ponte, PONTE_DATABASE_URL",
        "ponte.broker.url, failover:(ssl://mq.example:61617)?jms.userName=a&jms.password=admin, PONTE_BROKER_URL",
        "ponte.openpgp.passphrase, quercia-7-Valmora, PONTE_OPENPGP_PASSPHRASE",
        "UNO_ZIP, segreto, UNO_ZIP"
    })
    void a_secret_that_anybody_can_read_is_named_by_its_setting_and_not_repeated(
            String key, String value, String name) {
        settings.setProperty(key, value);

        assertThatThrownBy(this::started)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        name
                                + ": this secret stands in an example, or is the first that anybody tries; set one of your own");
        assertThatCode(() -> new NoPublishedSecrets(partners(), settings, true)).doesNotThrowAnyException();
    }

    @Test
    void a_key_of_nothing_at_all_is_refused_wherever_its_hash_stands() {
        settings.setProperty("UNO_KEY_SHA256", PartnerKeys.hash("").toUpperCase(java.util.Locale.ROOT));
        assertThatThrownBy(this::started).hasMessageStartingWith("UNO_KEY_SHA256: ");

        settings.setProperty("UNO_KEY_SHA256", PartnerKeys.hash(PartnerKeys.fresh()));
        assertThatCode(this::started).doesNotThrowAnyException();

        files = Installation.fresh()
                .withDropBox(
                        "uno",
                        "keys: [{sha256: " + PartnerKeys.hash("changeme")
                                + ", scopes: [\"referrals:write\"], expires: 2099-12-31}]");
        assertThatThrownBy(this::started).hasMessageStartingWith("config/partners/uno.yaml: keys: ");
    }

    @Test
    void secrets_of_ones_own_and_settings_that_are_left_out_pass() {
        settings.setProperty("ponte.smtp.url", "smtp://password:nr4-Valmora@smtp.example:587");
        settings.setProperty("ponte.imap.url", "");
        settings.setProperty("UNO_ZIP", "una frase che non sta scritta altrove");

        assertThatCode(this::started).doesNotThrowAnyException();
    }

    private NoPublishedSecrets started() {
        return new NoPublishedSecrets(partners(), settings, false);
    }

    private Partners partners() {
        return files.partners();
    }
}
