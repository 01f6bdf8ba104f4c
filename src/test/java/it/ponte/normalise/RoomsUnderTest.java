package it.ponte.normalise;

import it.ponte.access.Personal;
import it.ponte.intake.Envelope;
import it.ponte.intake.Inbox;
import it.ponte.intake.SettledLine;
import it.ponte.partner.Installation;
import it.ponte.partner.Partners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The rooms of the line over the real database, in an installation of one service that leaves CSV files. */
final class RoomsUnderTest implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    static final String HEADER = "PRATICA;RISERVATEZZA;COGNOME;NATO IL;PATENTI\n";

    private static final String MAPPING =
            """
            produces: referral
            reads: {format: csv, separator: ";"}
            fields:
              externalId:           {from: PRATICA}
              protection:           {from: RISERVATEZZA}
              beneficiary.lastName: {from: COGNOME}
              beneficiary.bornOn:   {from: NATO IL, as: date dd/MM/yyyy}
              licences:             {from: PATENTI, as: list +, codes: patenti}
            codes:
              patenti: %s
            """;

    private final Rooms rooms;

    /** With a mapping whose table of licences is this one. */
    RoomsUnderTest(Path home, String licences) {
        Installation installation = Installation.in(home)
                .withDropBox("servizi")
                .write("mappings/servizi/mapping.yaml", MAPPING.formatted(licences))
                .write("config/vocabulary/skills.yaml", ours("config/vocabulary/skills.yaml"))
                .write("config/matching.yml", ours("config/matching.yml"));
        rooms = new Rooms(installation.home(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static String ours(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    <B> B bean(Class<B> type) {
        return rooms.bean(type);
    }

    /** A file of these lines below the header, spoken of the moment at which it was made, settled. */
    Envelope settled(Instant moment, String... lines) {
        return settled(null, moment, lines);
    }

    /** A file of this name that was made at this moment, settled. */
    Envelope settled(Personal fileName, Instant moment, String... lines) {
        byte[] file = (HEADER + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Envelope kept = bean(Inbox.class)
                .keep(bean(Opening.class)
                        .open(
                                bean(Partners.class).get("servizi"),
                                "sftp",
                                "servizi",
                                fileName,
                                moment,
                                null,
                                new ByteArrayInputStream(file)));
        bean(Settlement.class).settleWaiting();
        return bean(Inbox.class).get(kept.id());
    }

    Envelope settled(String... lines) {
        return settled(NOW, lines);
    }

    /** The verdicts of its lines, a waiting one as null. */
    List<String> verdicts(Envelope envelope) {
        return bean(Inbox.class).lines(envelope.id(), 0, 10_000).stream()
                .map(SettledLine::verdict)
                .map(verdict -> verdict == null ? null : verdict.name())
                .toList();
    }

    @Override
    public void close() {
        rooms.close();
    }
}
