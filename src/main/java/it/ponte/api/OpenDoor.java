package it.ponte.api;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says loudly when pages and REST face can be reached from other machines without TLS. */
@Component
public class OpenDoor {
    private static final Logger log = LoggerFactory.getLogger(OpenDoor.class);

    private final InetAddress address;
    private final boolean secret;

    OpenDoor(@Value("${server.address}") InetAddress address, @Value("${server.ssl.bundle:}") String bundle) {
        this.address = address;
        this.secret = !bundle.isBlank();
    }

    /** Once, when the hub has started. */
    @EventListener(ApplicationReadyEvent.class)
    public void tell() {
        if (!address.isLoopbackAddress() && !secret) {
            log.warn(
                    "pages and REST face are open on {} without TLS: let nobody but a proxy with TLS reach them, or set"
                            + " PONTE_HTTP_CERTIFICATE and PONTE_HTTP_KEY",
                    address.getHostAddress());
        }
    }
}
