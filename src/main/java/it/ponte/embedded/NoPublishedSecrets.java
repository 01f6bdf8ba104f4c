package it.ponte.embedded;

import it.ponte.access.PublishedSecrets;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKey;
import it.ponte.partner.Partners;
import it.ponte.partner.RemoteServer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A hub that is not the demo does not start while a secret that anybody can read opens something of it. */
@Component
public class NoPublishedSecrets {
    /** By the name that an operator sets, where the hub looks for it; all are addresses with a password in them. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "PONTE_DATABASE_URL", "ponte.database.url",
            "PONTE_DATABASE_OWNER_URL", "ponte.database.owner-url",
            "PONTE_BROKER_URL", "ponte.broker.url",
            "PONTE_SMTP_URL", "ponte.smtp.url",
            "PONTE_IMAP_URL", "ponte.imap.url");

    private static final Map<String, String> SECRETS = Map.of(
            "PONTE_OPENPGP_PASSPHRASE", "ponte.openpgp.passphrase",
            "PONTE_OIDC_CLIENT_SECRET", "ponte.sign-in.oidc.client-secret");

    /** {@code //user:password@}, or {@code password=…} among the parameters. */
    private static final Pattern PASSWORD = Pattern.compile("//[^/@:]*:([^/@]+)@|(?i)[?&](?:jms\\.)?password=([^&)]+)");

    /**
     * Looks once.
     *
     * @throws IllegalStateException when there is one; names the setting or the file, never the secret
     */
    NoPublishedSecrets(Partners partners, Environment settings, @Value("${ponte.demo:false}") boolean demo) {
        if (demo) {
            return;
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        ADDRESSES.forEach((name, key) -> passwordIn(settings.getProperty(key, ""), name, secrets));
        SECRETS.forEach((name, key) -> secrets.put(name, settings.getProperty(key)));
        for (Partner partner : partners.all()) {
            settingsOf(partner).forEach(name -> secrets.put(name, settings.getProperty(name)));
            refuseHash(partner.keySetting(), settings.getProperty(partner.keySetting(), ""));
            for (PartnerKey key : partner.keys()) {
                refuseHash("config/partners/" + partner.id() + ".yaml: keys", key.sha256());
            }
        }
        secrets.forEach((name, secret) -> refuse(name, secret != null && isSet(secret)));
    }

    private static boolean isSet(String secret) {
        return !secret.isEmpty() && PublishedSecrets.isOne(secret);
    }

    private static void refuseHash(String name, String hash) {
        refuse(name, PublishedSecrets.isOneBySha256(hash.strip()));
    }

    private static void refuse(String name, boolean isPublished) {
        if (isPublished) {
            throw new IllegalStateException(name
                    + ": this secret stands in an example, or is the first that anybody tries; set one of your own");
        }
    }

    private static void passwordIn(String address, String name, Map<String, String> secrets) {
        Matcher password = PASSWORD.matcher(address);
        if (password.find()) {
            String written = password.group(1) == null ? password.group(2) : password.group(1);
            secrets.put(name, URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }

    /** The names of the settings that hold what a partner's files are wrapped in, and what opens its server. */
    private static Stream<String> settingsOf(Partner partner) {
        Stream<String> logins = partner.channels().stream()
                .filter(Channel.Sftp.class::isInstance)
                .map(channel -> ((Channel.Sftp) channel).server())
                .filter(Objects::nonNull)
                .map(RemoteServer::login)
                .filter(RemoteServer.Login.Password.class::isInstance)
                .map(login -> ((RemoteServer.Login.Password) login).setting());
        return Stream.concat(Stream.ofNullable(partner.wrapping().passwordEnv()), logins);
    }
}
