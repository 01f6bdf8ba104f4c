package it.ponte.machines;

import com.sun.net.httpserver.HttpServer;
import it.ponte.HandClock;
import it.ponte.TestDatabase;
import it.ponte.access.Cursors;
import it.ponte.beneficiary.Recorded;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import it.ponte.placement.OutcomeKind;
import it.ponte.placement.Outcomes;
import it.ponte.placement.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * A hub and the systems of three of its partners: the service has a server that is called and a topic, the clinic reads files
 * in its own layout, the centre both. Before each test the record is empty, the ways begin, and the server answers 204.
 */
final class Systems implements BeforeEachCallback, AfterAllCallback {
    static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("trentadue byte di prova, inventati".getBytes(StandardCharsets.UTF_8));

    /** Monday, at eight in Italy. */
    static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");

    final HandClock clock = new HandClock(MONDAY);
    final List<Posted> posted = new CopyOnWriteArrayList<>();
    final ActiveMQConnectionFactory broker =
            new ActiveMQConnectionFactory("vm://systems?broker.persistent=false&broker.useJmx=false");
    final Story story;
    volatile int answer = 204;

    private final HttpServer server;
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

    record Posted(Map<String, String> headers, String body) {}

    Systems() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", call -> {
            Map<String, String> headers = new HashMap<>();
            call.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
            posted.add(new Posted(headers, new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            call.getResponseHeaders().set("Location", "/altrove");
            call.sendResponseHeaders(answer, -1);
            call.close();
        });
        server.start();
        pool.setConnectionFactory(broker);
        story = new Story(
                Map.of(
                        "ponte.demo",
                        true,
                        "ponte.webhooks.own-network",
                        false,
                        "ponte.feedback-files.at",
                        "07:00",
                        "PROVA_WEBHOOK",
                        SECRET),
                rooms -> {
                    rooms.registerBean("handClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    rooms.registerBean(Partners.class, () -> installation().partners());
                    rooms.registerBean(JmsPoolConnectionFactory.class, () -> pool);
                    rooms.register(Cursors.class);
                    rooms.scan("it.ponte.machines");
                });
    }

    private Installation installation() {
        String webhook = "webhook: {url: 'http://localhost:%d/esiti', secret: '{{env:PROVA_WEBHOOK}}'}"
                .formatted(server.getAddress().getPort());
        return Installation.fresh()
                .write("mappings/csm-valmora/feedback.yaml", "")
                .withDropBox(Story.SERVICE, "feedback: {" + webhook + ", topic: true, file: true}")
                .withDropBox(Story.CLINIC, "feedback: {file: {mapping: csm-valmora}}")
                .withDropBox(Story.CENTRE, "feedback: {" + webhook + ", file: true}");
    }

    <T> T bean(Class<T> type) {
        return story.bean(type);
    }

    /** Something happens to a person, and stands in the feed. */
    void happens(Recorded person, OutcomeKind kind) {
        story.adaTells(person.code(), kind, "2019-08-23");
        story.stamp();
    }

    /** One round of the routes for events. */
    void round() {
        bean(Announcing.class).announce();
        bean(Webhooks.class).due().forEach(bean(Webhooks.class)::tell);
    }

    /** Her record is only kept from now on. */
    void restrict(Recorded person) {
        TestDatabase.client()
                .sql("update beneficiary set restricted_at = now() where id = ?")
                .param(person.beneficiary())
                .update();
    }

    /** It is used again. */
    void lift(Recorded person) {
        TestDatabase.client()
                .sql("update beneficiary set restricted_at = null where id = ?")
                .param(person.beneficiary())
                .update();
        TestDatabase.transaction()
                .executeWithoutResult(tx -> bean(Outcomes.class).resume(person.beneficiary()));
    }

    void later(Duration time) {
        clock.forward(time);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        story.beforeEach(test);
        clock.set(MONDAY);
        posted.clear();
        answer = 204;
        bean(Announcing.class).announce();
        bean(FeedbackFiles.class).makeToday();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        story.close();
        server.stop(0);
        pool.stop();
    }
}
