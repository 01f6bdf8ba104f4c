package it.ponte.routing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where letters go: the server that {@code PONTE_SMTP_URL} names ({@code smtp://user:password@host:port}, smtps for
 * TLS from the first byte), else the one in the process. A password travels over TLS only, unless told otherwise. Routes know the address as {@code {{ponte.letters.address}}}.
 */
@Component
public class MailRelay implements CamelContextConfiguration {
    private final String url;
    private final boolean plain;
    private final int embeddedPort;

    public MailRelay(
            @Value("${ponte.smtp.url}") String url,
            @Value("${ponte.smtp.plain:false}") boolean plain,
            @Value("${ponte.mail.port:2525}") int embeddedPort) {
        this.url = url;
        this.plain = plain;
        this.embeddedPort = embeddedPort;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getPropertiesComponent().addOverrideProperty("ponte.letters.address", address());
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing: the address is needed before the routes start
    }

    /** The Camel address of the mail server. */
    String address() {
        if (url.isBlank()) {
            return CamelAddress.of("smtp://127.0.0.1:" + embeddedPort, settings());
        }
        URI server = URI.create(url);
        String scheme = server.getScheme() == null ? "" : server.getScheme();
        if (!scheme.equals("smtp") && !scheme.equals("smtps") || server.getHost() == null) {
            throw new IllegalStateException("PONTE_SMTP_URL: must be smtp://[user:password@]host:port");
        }
        Map<String, String> settings = settings();
        if (server.getRawUserInfo() != null) {
            String[] login = server.getRawUserInfo().split(":", 2);
            settings.put("username", "RAW(" + decode(login[0]) + ")");
            settings.put("password", "RAW(" + decode(login.length > 1 ? login[1] : "") + ")");
            settings.put("mail.smtp.starttls.required", Boolean.toString(!plain));
        }
        int port = server.getPort() > 0 ? server.getPort() : scheme.equals("smtps") ? 465 : 25;
        return CamelAddress.of(scheme + "://" + server.getHost() + ":" + port, settings);
    }

    /** STARTTLS is used wherever the server offers it; a server that hangs is given up after 30 s. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("headerFilterStrategy", "#letterHeaders");
        settings.put("connectionTimeout", "30000");
        settings.put("mail.smtp.timeout", "30000");
        settings.put("mail.smtp.writetimeout", "30000");
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtps.timeout", "30000");
        settings.put("mail.smtps.writetimeout", "30000");
        return settings;
    }

    private static String decode(String text) {
        return java.net.URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
