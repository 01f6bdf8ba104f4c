package it.ponte.routing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mail server that takes letters from us, as a setting names it: {@code smtp://user:password@host:port}, smtps for TLS
 * from the first byte.
 *
 * @param setting the name of the setting, for whoever has to correct it
 * @param plain whether a password may travel without TLS
 * @param patience how long it may keep us waiting for a connection, an answer, or until it takes more bytes
 */
record SmtpServer(String setting, String url, boolean plain, Duration patience) {
    private static final int SMTP = 25;
    private static final int SMTPS = 465;

    /**
     * Its Camel address.
     *
     * @throws IllegalStateException when the setting cannot be used; never quotes it
     */
    String address() {
        URI server = server();
        String scheme = server.getScheme();
        Map<String, String> settings = settings(scheme);
        if (server.getRawUserInfo() != null) {
            String[] login = server.getRawUserInfo().split(":", 2);
            settings.put("username", "RAW(" + decode(login[0]) + ")");
            settings.put("password", "RAW(" + decode(login.length > 1 ? login[1] : "") + ")");
            settings.put("mail.smtp.starttls.required", Boolean.toString(!plain));
        }
        int port = server.getPort() > 0 ? server.getPort() : scheme.equals("smtps") ? SMTPS : SMTP;
        return CamelAddress.of(scheme + "://" + server.getHost() + ":" + port, settings);
    }

    private URI server() {
        URI server;
        try {
            server = URI.create(url);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(); // without the cause, which quotes the address and so the password
        }
        boolean isMail = "smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme());
        if (!isMail || server.getHost() == null) {
            throw wrong();
        }
        return server;
    }

    private IllegalStateException wrong() {
        return new IllegalStateException(setting + ": must be smtp://[user:password@]host:port, or smtps://");
    }

    /** STARTTLS is used wherever the server offers it, and only with the server that its certificate names. */
    private Map<String, String> settings(String scheme) {
        String millis = Long.toString(patience.toMillis());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("headerFilterStrategy", "#letterHeaders");
        settings.put("connectionTimeout", millis);
        settings.put("mail." + scheme + ".timeout", millis);
        settings.put("mail." + scheme + ".writetimeout", millis);
        settings.put("mail." + scheme + ".ssl.checkserveridentity", "true");
        // Its answer to QUIT changes nothing any more, and would be waited for with every letter.
        settings.put("mail." + scheme + ".quitwait", "false");
        settings.put("mail.smtp.starttls.enable", "true");
        return settings;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
