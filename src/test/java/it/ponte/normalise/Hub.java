package it.ponte.normalise;

import it.ponte.TestDatabase;
import it.ponte.access.Personal;
import it.ponte.access.Vault;
import it.ponte.intake.Arrival;
import it.ponte.intake.Incoming;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.MappingsUnderTest;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKind;
import it.ponte.partner.Partners;
import it.ponte.reading.Limits;
import it.ponte.reading.Secrets;
import it.ponte.reading.Turns;
import it.ponte.vocabulary.Skills;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The room as it stands in this installation, on a day in November 2026. */
public final class Hub {
    public static final Path HOME = MappingsUnderTest.HOME;
    public static final Instant NOW = MappingsUnderTest.NOW;
    public static final Clock CLOCK = MappingsUnderTest.CLOCK;
    static final Vault VAULT = TestDatabase.vault();
    public static final Skills SKILLS = MappingsUnderTest.SKILLS;
    public static final Partners PARTNERS = MappingsUnderTest.PARTNERS;
    public static final Mappings MAPPINGS = MappingsUnderTest.MAPPINGS;
    public static final Understanding UNDERSTANDING = new Understanding(CLOCK, VAULT);

    private Hub() {}

    /** Tells the audit over the real database. */
    static RecordedLines recordedLines() {
        return new RecordedLines(new HiddenLines(TestDatabase.client()), TestDatabase.audit());
    }

    static Opening opening(long maxBytes, int maxLines) {
        return new Opening(
                PARTNERS, MAPPINGS, UNDERSTANDING, PartnerSecrets.NONE, maxBytes, maxLines, Limits.USUAL.whole());
    }

    static Opening opening() {
        return opening(Limits.USUAL.bytes(), Limits.USUAL.lines());
    }

    /** A partner that stands in no file. */
    static Partner partner(PartnerKind kind) {
        return Partner.of("prova", "Prova", kind, List.of());
    }

    static Understood read(Partner sender, String mapping, byte[] sent) {
        Incoming message = opening()
                .open(sender, "sftp", mapping, Personal.of("prova"), NOW, null, new ByteArrayInputStream(sent));
        return Understood.of(message, MAPPINGS.get(mapping), UNDERSTANDING);
    }

    /** Reads a message by a mapping that stands in no folder. */
    static Understood read(Mapping mapping, PartnerKind sender, Limits limits, byte[] sent) {
        return read(mapping, sender, Secrets.NONE, limits, sent);
    }

    static Understood read(Mapping mapping, PartnerKind sender, Secrets secrets, Limits limits, byte[] sent) {
        Arrival arrival = new Arrival(
                "prova",
                "sftp",
                mapping.name(),
                mapping.version(),
                mapping.produces().word(),
                null,
                NOW,
                NOW,
                null);
        Shield shield = new Shield(mapping, sender);
        return Understood.of(
                new OpenMessage(
                        arrival,
                        mapping.layout(),
                        shield,
                        secrets,
                        limits,
                        Turns.OF_THIS_PROCESS,
                        new ByteArrayInputStream(sent)),
                mapping,
                UNDERSTANDING);
    }

    public static Understood read(Mapping mapping, String sent) {
        return read(mapping, PartnerKind.SOCIAL_SERVICE, Limits.USUAL, sent.getBytes(StandardCharsets.UTF_8));
    }

    /** A mapping out of a text, which must be without errors. */
    public static Mapping mapping(String yaml) {
        return MappingsUnderTest.mapping(yaml);
    }
}
