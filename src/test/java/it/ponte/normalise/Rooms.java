package it.ponte.normalise;

import it.ponte.TestRooms;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.partner.Channel;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The rooms from the inbox to the record as they stand, over the real database. */
final class Rooms implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T11:00:00Z"), ZoneOffset.UTC);

    private final AnnotationConfigApplicationContext rooms;
    private int messages;

    /** In this installation, on a day in March 2026. */
    Rooms() {
        this(Path.of(""), CLOCK);
    }

    /** In the installation of this folder. */
    Rooms(Path home, Clock clock) {
        rooms = TestRooms.in(home, clock);
        rooms.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        rooms.register(JacksonAutoConfiguration.class);
        rooms.scan(
                "it.ponte.work",
                "it.ponte.partner",
                "it.ponte.programme",
                "it.ponte.vocabulary",
                "it.ponte.intake",
                "it.ponte.mapping",
                "it.ponte.normalise",
                "it.ponte.beneficiary",
                "it.ponte.vacancy",
                "it.ponte.matching",
                "it.ponte.placement");
        rooms.refresh();
    }

    <T> T bean(Class<T> type) {
        return rooms.getBean(type);
    }

    /** Sends a message, settles it, and hands over the answers to its lines. */
    List<ReceiptLine> settled(String partner, String mapping, String body) {
        return settled(partner, PartnerKind.EMPLOYMENT_CENTRE, mapping, body);
    }

    /** The same from a partner of this kind. */
    List<ReceiptLine> settled(String partner, PartnerKind kind, String mapping, String body) {
        var message = bean(Opening.class)
                .open(
                        partner(partner, kind),
                        "rest",
                        mapping,
                        null,
                        CLOCK.instant().plusSeconds(messages++),
                        null,
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        Envelope kept = bean(Inbox.class).keep(message);
        bean(Settlement.class).settleWaiting();
        return bean(Receipts.class).lines(kept.id(), 0, 10);
    }

    private static Partner partner(String id, PartnerKind kind) {
        List<Channel> rest = List.of(new Channel.Rest(List.of()));
        return Partner.of(id, id, kind, rest);
    }

    @Override
    public void close() {
        rooms.close();
    }
}
