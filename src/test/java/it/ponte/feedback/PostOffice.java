package it.ponte.feedback;

import it.ponte.routing.AllowList;
import it.ponte.routing.Faults;
import it.ponte.routing.MailRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route that sends letters, as it stands in routes/, to the mail server at an address. */
final class PostOffice implements AutoCloseable {
    private final CamelContext camel = new DefaultCamelContext();

    PostOffice(Outbox outbox, String smtpUrl) throws Exception {
        new MailRelay(smtpUrl, "", false, Duration.ofSeconds(1), 0).beforeApplicationStart(camel);
        camel.addComponent("activemq6", new DirectComponent());
        camel.getRegistry().bind("letterHeaders", AllowList.in());
        camel.getRegistry().bind("outbox", outbox);
        camel.getRegistry().bind("faults", new Faults(Clock.systemUTC()));
        camel.getRegistry().bind("bell", new FeedbackRouteTest.Rung(new ArrayList<>()));
        for (String file : List.of("errors", "feedback")) {
            Path route = Path.of("routes", file + ".camel.yaml");
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(route.toString(), Files.readString(route)));
        }
        camel.start();
    }

    /** Sends what waits. */
    void ring() {
        try (ProducerTemplate bell = camel.createProducerTemplate()) {
            bell.sendBody("activemq6:queue:ponte.feedback", "feedback");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
