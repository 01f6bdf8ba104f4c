package it.ponte.machines;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How partners' servers are called in this installation. */
@Configuration(proxyBeanMethods = false)
class Calls {
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    /**
     * Calls to addresses of the internet, over TLS.
     *
     * @param own whether addresses of the installation's own network will do, too
     * @param demo whether those, and http without TLS, will do
     */
    @Bean
    Call webhookCall(@Value("${ponte.webhooks.own-network}") boolean own, @Value("${ponte.demo}") boolean demo) {
        Predicate<InetAddress> allowed = own || demo ? address -> true : Reachable::isPublic;
        return new Call((SSLSocketFactory) SSLSocketFactory.getDefault(), allowed, demo, AT_MOST);
    }
}
