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
     * Calls to addresses of the internet, over TLS; the demo, whose people are invented, calls nobody but this machine.
     *
     * @param own whether addresses of the installation's own network will do, too
     */
    @Bean
    Call webhookCall(@Value("${ponte.webhooks.own-network}") boolean own, @Value("${ponte.demo}") boolean demo) {
        Predicate<InetAddress> inEarnest = own ? address -> true : Reachable::isPublic;
        return new Call(
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                demo ? InetAddress::isLoopbackAddress : inEarnest,
                demo,
                AT_MOST);
    }
}
