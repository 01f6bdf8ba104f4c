package it.ponte.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class WebhookKeysTest {
    @Test
    void aSecretThatIsMissingOrNoneIsNamedByItsSettingAndNeverShown() {
        Partners partners = partners("https://casi.example/esiti");

        assertThatThrownBy(() -> new WebhookKeys(partners, new MockEnvironment(), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "config/partners/uno.yaml: feedback.webhook.secret: the setting UNO_WEBHOOK is missing, or is"
                                + " not whsec_ and Base64 of 24 to 64 bytes");
        assertThatThrownBy(() -> new WebhookKeys(
                        partners, new MockEnvironment().withProperty("UNO_WEBHOOK", "segretissimo"), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("segretissimo");
        assertThat(new WebhookKeys(partners, new MockEnvironment().withProperty("UNO_WEBHOOK", Systems.SECRET), false)
                        .of("uno"))
                .isNotNull();
    }

    @Test
    void onlyTheDemoCallsWithoutTls() {
        MockEnvironment settings = new MockEnvironment().withProperty("UNO_WEBHOOK", Systems.SECRET);
        Partners partners = partners("http://localhost:9000/esiti");

        assertThat(new WebhookKeys(partners, settings, true).of("uno")).isNotNull();
        assertThatThrownBy(() -> new WebhookKeys(partners, settings, false))
                .hasMessage("config/partners/uno.yaml: feedback.webhook.url: must begin with https://");
    }

    private static Partners partners(String url) {
        return Installation.fresh()
                .withDropBox("uno", "feedback: {webhook: {url: '" + url + "', secret: '{{env:UNO_WEBHOOK}}'}}")
                .partners();
    }
}
