package it.ponte.mapping;

import it.ponte.partner.Partners;
import it.ponte.vocabulary.Skills;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mappings of this installation, on a day in November 2026, and others that stand in no folder. */
public final class MappingsUnderTest {
    public static final Path HOME = Path.of(".");
    public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Skills SKILLS = new Skills(HOME);
    public static final Partners PARTNERS = new Partners(HOME);
    public static final Mappings MAPPINGS = new Mappings(HOME, SKILLS, PARTNERS, CLOCK);

    private static final CanonicalFields KNOWN = new CanonicalFields(SKILLS, CLOCK);

    private MappingsUnderTest() {}

    /** The mapping that these bytes hold; takes every error of them, as {@code key: what}. */
    public static Optional<Mapping> read(byte[] yaml, List<String> errors) {
        return new MappingFile("prova", yaml, false, (key, what) -> errors.add(key + ": " + what)).read(KNOWN);
    }

    /** A mapping out of a text, which must be without errors. */
    public static Mapping mapping(String yaml) {
        List<String> errors = new ArrayList<>();
        return read(yaml.getBytes(StandardCharsets.UTF_8), errors)
                .orElseThrow(() -> new IllegalArgumentException(errors.toString()));
    }

    /** Every error of a mapping's text, as {@code key: what}. */
    static List<String> errorsOf(String yaml) {
        List<String> errors = new ArrayList<>();
        read(yaml.getBytes(StandardCharsets.UTF_8), errors);
        return errors;
    }
}
