package it.ponte.machines;

import it.ponte.partner.OwnSystems.Webhook;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The keys of all webhooks: partner files name the settings, the environment holds them. */
@Component
class WebhookKeys {
    private final Map<String, WebhookKey> byPartner = new HashMap<>();

    /**
     * Reads them.
     *
     * @param demo whether http without TLS will do
     * @throws IllegalStateException when one is missing or no key, or a server is called without TLS, as
     *     {@code file: key: what}
     */
    WebhookKeys(Partners partners, Environment settings, @Value("${ponte.demo}") boolean demo) {
        List<String> errors = new ArrayList<>();
        for (Partner partner : partners.all()) {
            Webhook webhook = partner.systems().webhook();
            if (webhook == null) {
                continue;
            }
            String where = "config/partners/" + partner.id() + ".yaml: feedback.webhook.";
            if (!demo && !webhook.url().getScheme().equals("https")) {
                errors.add(where + "url: must begin with https://");
            }
            WebhookKey.of(settings.getProperty(webhook.secretSetting()))
                    .ifPresentOrElse(
                            key -> byPartner.put(partner.id(), key),
                            () -> errors.add(where + "secret: the setting " + webhook.secretSetting()
                                    + " is missing, or is not whsec_ and Base64 of 24 to 64 bytes"));
        }
        if (!errors.isEmpty()) {
            throw new IllegalStateException(String.join("\n", errors));
        }
    }

    /** That of a partner with a webhook. */
    WebhookKey of(String partner) {
        return byPartner.get(partner);
    }
}
