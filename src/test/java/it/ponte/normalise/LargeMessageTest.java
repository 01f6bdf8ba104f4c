package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.intake.Line;
import it.ponte.mapping.Mapping;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import it.ponte.reading.Secrets;
import it.ponte.reading.Turns;
import it.ponte.work.TryLater;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

/** Messages that must be held whole come one after the other. */
class LargeMessageTest {
    private static final Mapping MAPPING = Hub.mapping(
            """
            produces: referral
            reads: {format: fhir}
            fields:
              externalId: {from: ServiceRequest.id}
            """);
    private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":"
            + "[{\"resource\":{\"resourceType\":\"ServiceRequest\",\"id\":\"1\"}}]" + " ".repeat(300_000) + "}";

    private final Turns turns = new Turns(1, Duration.ZERO);

    @Test
    void aLargeMessageFailsWhileAnotherIsHeldAndIsNotRefused() {
        try (Incoming first = message()) {
            first.lines().next();
            try (Incoming second = message()) {
                Iterator<Line> lines = second.lines();
                assertThatThrownBy(lines::hasNext).hasCauseInstanceOf(TryLater.class);
                assertThat(second.refusal()).isEmpty();
            }
        }

        try (Incoming again = message()) {
            assertThat(again.lines().hasNext()).isTrue();
        }
    }

    private Incoming message() {
        Arrival arrival = new Arrival(
                "prova", "sftp", MAPPING.name(), MAPPING.version(), "referral", null, Hub.NOW, Hub.NOW, null);
        return new OpenMessage(
                arrival,
                MAPPING.layout(),
                new Shield(MAPPING, PartnerKind.SOCIAL_SERVICE),
                Secrets.NONE,
                Limits.USUAL,
                turns,
                new ByteArrayInputStream(BUNDLE.getBytes(StandardCharsets.UTF_8)));
    }
}
