package it.ponte.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.convert.Converter;
import it.ponte.convert.Converters;
import it.ponte.intake.Arrival;
import it.ponte.mapping.FieldRule;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.MappingsUnderTest;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.Limits;
import it.ponte.reading.LineSource;
import it.ponte.reading.Readers;
import it.ponte.reading.Secrets;
import it.ponte.reading.Taken;
import it.ponte.reading.Unreadable;
import it.ponte.reading.Wrapped;
import it.ponte.reading.Wrappings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must hold for any bytes at all: they are refused with a code, or lines come out of them and are understood or
 * refused in turn; nothing else is thrown, and it does not take long.
 */
enum AnyBytes {
    CSV("people", "csv/"),
    XLSX("workbook", "xlsx/"),
    JSON("contacts", "json/"),
    NDJSON("ndjson", "ndjson/"),
    XML("xml", "xml/"),
    FHIR("fhir", "fhir/"),
    WRAPPINGS("people", "wrapped/") {
        @Override
        void take(byte[] sent) throws IOException {
            Wrappings wrappings = new Wrappings(new Secrets(Wrapped.PASSWORD, null, null, Set.of()), LIMITS);
            try (InputStream inside = wrappings.open(new ByteArrayInputStream(sent))) {
                inside.transferTo(OutputStream.nullOutputStream());
            }
        }
    },
    CONVERTERS("people", "csv/") {
        @Override
        void take(byte[] sent) {
            String text = new String(sent, StandardCharsets.UTF_8).strip();
            if (!text.isEmpty()) { // a blank cell tells nothing and reaches none
                for (String name : NAMES) {
                    Converter<?> converter = CONVERTERS_BY_NAME.named(name);
                    assertThat(FieldRule.convert(text, converter, converter)).isNotNull();
                }
            }
        }
    },
    MAPPING("people", "") {
        @Override
        void take(byte[] sent) {
            List<String> errors = new ArrayList<>();
            boolean isRead = MappingsUnderTest.read(sent, errors).isPresent();
            assertThat(isRead).isEqualTo(errors.isEmpty());
        }

        @Override
        Stream<byte[]> seeds() {
            return Stream.of(values())
                    .map(each -> BadInput.read("mappings/" + each.mapping + ".yaml"))
                    .map(lines -> String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
    };

    private static final Limits LIMITS = new Limits(1_000_000, 10_000, 200, 64 * 1024, 1_000_000);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int LARGEST_SEED = 4000;
    private static final Converters CONVERTERS_BY_NAME = new Converters(Hub.CLOCK);
    private static final List<String> NAMES = List.of(
            "date dd/MM/yyyy | d MMMM yyyy | dd/MM/yy | yyyy-MM-dd",
            "text",
            "upper",
            "last-name",
            "first-name given-first",
            "codice-fiscale",
            "sex",
            "citizenship",
            "education",
            "moment",
            "email",
            "phone",
            "yes-no",
            "number",
            "hours",
            "province",
            "comune",
            "province-of-comune",
            "language",
            "vat-number");

    private final String mapping;
    private final String seeds;

    AnyBytes(String mapping, String seeds) {
        this.mapping = mapping;
        this.seeds = seeds;
    }

    /** Feeds these bytes, and throws where something does not hold. */
    void feed(byte[] sent) throws IOException {
        long start = working();
        try {
            take(sent);
        } catch (Unreadable refused) {
            assertThat(refused.code()).isNotNull();
        }
        assertThat(Duration.ofNanos(working() - start)).isLessThan(LONG);
    }

    /** How long this thread has been at work: what else the machine does is not the reader's fault. */
    private static long working() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Bytes that are all in memory cannot fail to come: whatever is thrown but Unreadable is a fault. */
    void take(byte[] sent) throws IOException {
        Mapping read = Known.MAPPINGS.get(ordinal());
        Shield shield = new Shield(read, PartnerKind.SOCIAL_SERVICE);
        Arrival arrival = new Arrival(
                "prova", "sftp", read.name(), read.version(), read.produces().word(), null, Hub.NOW, Hub.NOW, null);
        try (LineSource lines = Readers.open(new ByteArrayInputStream(sent), read.layout(), LIMITS)) {
            for (Taken line = lines.next(); line != null; line = lines.next()) {
                byte[] kept = shield.over(line).bytes();
                assertThat(Hub.UNDERSTANDING.of(read, arrival, kept)).isNotNull();
            }
        }
    }

    /** Bad input of this kind, to begin with. */
    Stream<byte[]> seeds() {
        return BadInput.listedIn("expected.tsv").stream()
                .filter(input -> input.file().startsWith(seeds))
                .map(BadInput::sent)
                .filter(sent -> sent.length < LARGEST_SEED);
    }

    /** Read once: an enum's constants may not ask its own fields while they are made. */
    private static final class Known {
        static final List<Mapping> MAPPINGS =
                Stream.of(values()).map(each -> BadInput.mapping(each.mapping)).toList();
    }
}
