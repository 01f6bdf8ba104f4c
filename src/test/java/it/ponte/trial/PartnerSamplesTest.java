package it.ponte.trial;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.mapping.Mappings;
import it.ponte.normalise.Hub;
import it.ponte.partner.Partners;
import it.ponte.reading.Form.Format;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** Every sample of every partner means what the files beside it say: what is sent is what is understood. */
class PartnerSamplesTest {
    private static final Samples SAMPLES =
            new Samples(Hub.HOME, Hub.PARTNERS, new Mappings(Hub.HOME, Hub.SKILLS, Hub.PARTNERS, Mappings.CHECKED_ON));
    private static final String FOLDER = "mappings/servizi-sociali-valmora/samples/";

    @TempDir
    Path home;

    static Stream<Sample> samples() {
        return SAMPLES.folders().stream().flatMap(folder -> Sample.in(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleMeansWhatStandsBesideIt(Sample sample) {
        assertThat(SAMPLES.errorsOf(sample)).isEmpty();
    }

    @Test
    void everyMappingHasSamples() {
        assertThat(SAMPLES.folders()).isNotEmpty().allSatisfy(folder -> assertThat(Sample.in(folder))
                .isNotEmpty());
    }

    @Test
    void everyReaderHasSamplesOfGoodLinesAndOfFaultyOnesAndSoHasAWrappedFile() {
        Map<Format, List<Sample>> samples = samples()
                .collect(Collectors.groupingBy(
                        sample -> SAMPLES.mapping(sample.mapping()).reads().format()));

        assertThat(samples.keySet()).containsExactlyInAnyOrder(Format.values());
        assertThat(samples.values()).allSatisfy(read -> {
            assertThat(read).anyMatch(sample -> Files.exists(sample.expectedLines()));
            assertThat(read).anyMatch(sample -> Files.exists(sample.expectedProblems()));
        });
        assertThat(samples()).anyMatch(sample -> sample.sent().toString().endsWith(".zip"));
    }

    @Test
    void samplesOfTreesAreKnownByTheirNames(@TempDir Path folder) throws IOException {
        Path samples = Files.createDirectories(folder.resolve("mappings/prova/samples"));
        Files.writeString(samples.resolve("01-buono.xml"), "<a/>");
        Files.writeString(samples.resolve("02-righe.ndjson"), "{}");
        Files.writeString(samples.resolve("01-buono.json"), "[]");
        Files.writeString(samples.resolve("02-righe.problems.json"), "[]");

        assertThat(Sample.in(folder.resolve("mappings/prova")))
                .hasSize(2)
                .allSatisfy(sample -> assertThat(sample.isExpected()).isTrue());
        assertThat(Sample.orphansIn(folder.resolve("mappings/prova"))).isEmpty();
    }

    @Test
    void aSampleThatIsUnderstoodDifferentlyIsNamedByLineAndFieldAndNeverByValue() throws IOException {
        change("01-complete.json", "\"lastName\" : \"Rossetti\"", "\"lastName\" : \"Zxanary\"");
        change("01-complete.json", "\"maxHours\" : 30", "\"maxHours\" : 31, \"plus\" : \"Zxanary\"");

        assertThat(errors())
                .containsExactly(
                        FOLDER + "01-complete.json: line 2 draft.identity.lastName: is understood differently",
                        FOLDER
                                + "01-complete.json: line 2 draft.profile.availability.maxHours: is understood differently",
                        FOLDER
                                + "01-complete.json: line 2 draft.profile.availability.plus: is expected and not understood");
    }

    @Test
    void aLineThatIsNotExpectedIsNamed() throws IOException {
        Path sent = copied().resolve("01-complete.csv");
        List<String> lines = Files.readAllLines(sent, StandardCharsets.ISO_8859_1);
        Files.writeString(
                sent,
                String.join("\n", lines) + "\n" + lines.get(1).replace("0101", "9101") + "\n",
                StandardCharsets.ISO_8859_1);

        assertThat(errors())
                .containsExactly(
                        FOLDER + "01-complete.json: line " + (lines.size() + 1) + ": is understood and not expected");
    }

    @Test
    void problemsThatAreNotToldAndThoseThatAreNotExpectedAreNamed() throws IOException {
        change("02-bad-date.problems.json", "\"field\" : \"CONSENSO DEL\"", "\"field\" : \"NATO IL\"");

        assertThat(errors())
                .containsExactly(
                        FOLDER + "02-bad-date.problems.json: line 3 NATO IL: NOT_A_DATE is expected and not told",
                        FOLDER + "02-bad-date.problems.json: line 3 CONSENSO DEL: NOT_A_DATE is told and not expected");
    }

    @Test
    void aHintThatIsToldDifferentlyIsSeen() throws IOException {
        change("02-bad-date.problems.json", "dd/MM/yyyy", "yyyy-MM-dd");

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith(FOLDER + "02-bad-date.problems.json: the file: hints");
    }

    @Test
    void anExclusionThatIsNotExpectedIsSeenAndNotToldInClear() throws IOException {
        copied();
        Path file = home.resolve("mappings/csm-valmora/samples/01-complete.json");
        String text = Files.readString(file);
        assertThat(text).contains("comune Vignola");
        Files.writeString(file, text.replace("comune Vignola", "comune Zxanary"));

        assertThat(errors()).hasSize(2).allSatisfy(error -> assertThat(error)
                .endsWith("draft.profile.avoid: is understood differently"));
    }

    @Test
    void aSampleWithoutAnExpectationAndAnExpectationWithoutASampleAreNamed() throws IOException {
        Files.writeString(copied().resolve("90-new.csv"), "A;B\n1;2\n");
        Files.writeString(home.resolve(FOLDER + "91-alone.json"), "[]");

        assertThat(errors())
                .containsExactly(
                        FOLDER + "91-alone.json: the file: nothing that is sent stands beside it",
                        FOLDER + "90-new.csv: the file: what it means does not stand beside it");
    }

    @Test
    void anExpectationThatCannotBeReadIsNamedWithItsLine() throws IOException {
        Files.writeString(copied().resolve("01-complete.json"), "[\n{\"line\" 2}]");
        Files.writeString(home.resolve(FOLDER + "02-bad-date.problems.json"), "{}");

        assertThat(errors())
                .containsExactly(
                        FOLDER + "01-complete.json: line 2: is not JSON",
                        FOLDER + "02-bad-date.problems.json: the file: is not a list");
    }

    @Test
    void aSampleIsAsOneOfThoseThatShareItsMappingSendsIt() throws IOException {
        copied();
        share("aaa-first-of-all", "servizi-sociali-valmora");
        Path shared = home.resolve("mappings/comuni");
        FileSystemUtils.copyRecursively(home.resolve("mappings/servizi-sociali-valmora"), shared);
        share("bbb-comune", "comuni");
        share("zzz-comune", "comuni");
        for (Sample sample : Sample.in(shared)) {
            if (Files.exists(sample.expectedLines())) {
                String lines = Files.readString(sample.expectedLines());
                Files.writeString(sample.expectedLines(), lines.replace("servizi-sociali-valmora", "zzz-comune"));
            }
        }

        assertThat(Samples.errors(home, new Skills(home), new Partners(home))).isEmpty();
    }

    private void share(String partner, String mapping) throws IOException {
        Files.writeString(
                home.resolve("config/partners/" + partner + ".yaml"),
                """
                id: %1$s
                name: %1$s
                kind: SOCIAL_SERVICE
                territory: Valmora
                channels: [{type: sftp, mapping: %2$s}]
                """
                        .formatted(partner, mapping));
    }

    private List<String> errors() {
        return Samples.errors(home, new Skills(home), Hub.PARTNERS);
    }

    private Path copied() throws IOException {
        if (Files.notExists(home.resolve("mappings"))) {
            FileSystemUtils.copyRecursively(Path.of("mappings"), home.resolve("mappings"));
            FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        }
        return home.resolve(FOLDER);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = copied().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
    }
}
