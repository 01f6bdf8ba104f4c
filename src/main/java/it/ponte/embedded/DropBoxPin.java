package it.ponte.embedded;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The drop box's own host key, for the hub's pollers: they pin it as they pin a partner's. */
@Configuration
class DropBoxPin {

    /** A {@code known_hosts} line, by the name under which routes find it. */
    @Bean
    byte[] dropBoxKnownHosts(DropBox dropBox) {
        return dropBox.knownHosts().getBytes(StandardCharsets.US_ASCII);
    }
}
