package it.ponte.machines;

import static it.ponte.placement.OutcomeKind.INTERVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Recorded;
import it.ponte.placement.Story;
import it.ponte.work.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The routes for partners' own systems, as they stand in routes/, with folders that do what the test says. */
class FeedbackMachinesRouteTest {
    @RegisterExtension
    static final Systems SYSTEMS = new Systems();

    private final CamelContext camel = new DefaultCamelContext();
    private final Map<String, byte[]> put = new HashMap<>();
    private boolean isFull;

    @BeforeEach
    void open() throws Exception {
        camel.addComponent("activemq6", new DirectComponent());
        camel.getRegistry().bind("announcing", SYSTEMS.bean(Announcing.class));
        camel.getRegistry().bind("webhooks", SYSTEMS.bean(Webhooks.class));
        camel.getRegistry().bind("topics", SYSTEMS.bean(Topics.class));
        camel.getRegistry().bind("feedbackFiles", SYSTEMS.bean(FeedbackFiles.class));
        camel.getRegistry().bind("faults", new Silent());
        camel.getRegistry().bind("bell", new Silent());
        camel.getRegistry().bind("wayBack", (Processor) this::putThere);
        for (String file : List.of("errors", "feedback-machines")) {
            Path route = Path.of("routes", file + ".camel.yaml");
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.fromString(route.toString(), Files.readString(route)));
        }
        camel.start();
    }

    @AfterEach
    void close() {
        camel.stop();
    }

    @Test
    void whatIsNewIsCalledAndFilesArePutUnderTheirNames() {
        Recorded called = SYSTEMS.story.referred(Story.SERVICE);
        Recorded filed = SYSTEMS.story.referred(Story.CLINIC);
        SYSTEMS.happens(called, INTERVIEWED);
        SYSTEMS.happens(filed, INTERVIEWED);
        SYSTEMS.later(Duration.ofDays(1));
        SYSTEMS.bean(FeedbackFiles.class).makeToday();

        ring();
        HubUnderTest.eventually(() -> SYSTEMS.posted.size() == 1);

        assertThat(put)
                .containsOnlyKeys(Story.CLINIC + "/esiti-2026-03-03-1.csv", Story.SERVICE + "/esiti-2026-03-03-1.csv");
        assertThat(new String(put.get(Story.CLINIC + "/esiti-2026-03-03-1.csv"), StandardCharsets.UTF_8))
                .contains(filed.code());
        assertThat(SYSTEMS.story.waiting(Stage.FEEDBACK_FILE)).isZero();
    }

    @Test
    void aFolderThatTakesNothingKeepsTheFileWaiting() {
        SYSTEMS.happens(SYSTEMS.story.referred(Story.CLINIC), INTERVIEWED);
        SYSTEMS.later(Duration.ofDays(1));
        SYSTEMS.bean(FeedbackFiles.class).makeToday();
        isFull = true;
        ring();
        assertThat(SYSTEMS.story.waiting(Stage.FEEDBACK_FILE)).isOne();
        isFull = false;
        TestDatabase.client().sql("update work set next_attempt_at = now()").update();

        ring();

        assertThat(put).hasSize(1);
        assertThat(SYSTEMS.story.waiting(Stage.FEEDBACK_FILE)).isZero();
    }

    private void ring() {
        try (ProducerTemplate bell = camel.createProducerTemplate()) {
            bell.sendBody("activemq6:queue:ponte.feedback-files", "feedback-files");
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private void putThere(Exchange exchange) {
        if (isFull) {
            throw new IllegalStateException("full");
        }
        put.put(
                exchange.getProperty("partner", String.class) + "/"
                        + exchange.getMessage().getHeader("CamelFileName", String.class),
                exchange.getMessage().getBody(byte[].class));
    }

    /** A bell that nobody hears, and a log that nobody reads. */
    public static final class Silent {
        public void ring(String stage) {}

        public void noted(String route, Throwable fault) {}
    }
}
