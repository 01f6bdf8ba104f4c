package it.ponte.routing;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where letters go: the servers that {@code PONTE_SMTP_URL} and, for certified mail, {@code PONTE_PEC_URL} name, else the
 * one in the process. A password travels over TLS only, unless told otherwise. Routes know the addresses as
 * {@code {{ponte.letters.address}}} and {@code {{ponte.pec.address}}}.
 */
@Component
public class MailRelay implements CamelContextConfiguration {
    private final String url;
    private final String pecUrl;
    private final boolean plain;
    private final Duration patience;
    private final int embeddedPort;

    public MailRelay(
            @Value("${ponte.smtp.url}") String url,
            @Value("${ponte.pec.url:}") String pecUrl,
            @Value("${ponte.smtp.plain:false}") boolean plain,
            @Value("${ponte.smtp.patience:60s}") Duration patience,
            @Value("${ponte.mail.port:2525}") int embeddedPort) {
        this.url = url;
        this.pecUrl = pecUrl;
        this.plain = plain;
        this.patience = patience;
        this.embeddedPort = embeddedPort;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getPropertiesComponent().addOverrideProperty("ponte.letters.address", address());
        camel.getPropertiesComponent().addOverrideProperty("ponte.pec.address", certifiedAddress());
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        // nothing: the addresses are needed before the routes start
    }

    /** The Camel address of the mail server. */
    String address() {
        String server = url.isBlank() ? "smtp://127.0.0.1:" + embeddedPort : url;
        return new SmtpServer("PONTE_SMTP_URL", server, plain, patience).address();
    }

    /** The Camel address of the server for certified mail, whose provider always asks for TLS. */
    String certifiedAddress() {
        return pecUrl.isBlank() ? address() : new SmtpServer("PONTE_PEC_URL", pecUrl, false, patience).address();
    }
}
