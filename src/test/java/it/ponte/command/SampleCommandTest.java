package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** {@code ponte sample} for a partner that {@code ponte new-partner} has just proposed. */
class SampleCommandTest {
    private static final String CSV = "N. pratica;Cognome;Motivo;Patente\n7;Bruni;NEET;B\n8;Dini;CRISI;X\n";

    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void anInstallation() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), home.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), home.resolve("mappings"));
    }

    @Test
    void theFilesOfOthersMayBeUnfinished() throws IOException {
        change("csm-valmora/mapping.yaml", "fields:", "fields:\n  nothing: {from: X}");
        Files.writeString(home.resolve("config/partners/a-metà.yaml"), "id: a-metà\n");

        assertThat(newPartner()).isZero();
        assertThat(home.resolve("mappings/nuovo/samples/01-invented.json")).exists();
        assertThat(sample("servizi-sociali-valmora")).isZero();

        assertThat(sample("csm-valmora")).isEqualTo(2);
        assertThat(said()).contains("mappings/csm-valmora/mapping.yaml: fields.nothing: is no field of a referral");
    }

    @Test
    void theCheckSaysThatSamplesAreOlderThanTheMappingAndTheyAreRenewed() throws IOException {
        newPartner();
        assertThat(check()).isEqualTo("All files are right.\n");

        change("nuovo/mapping.yaml", "    # CRISI:", "    CRISI: JOB_SEARCH");
        change("nuovo/mapping.yaml", "{from: N. pratica}", "{from: N. PRATICA}");
        change("nuovo/mapping.yaml", "fields:", "fields:\n  province: {from: Provincia}");

        assertThat(check()).contains("its samples are older, renew them: ponte sample nuovo --renew\n");
        assertThat(sample("nuovo")).isZero();
        assertThat(check()).contains("to mend.");

        assertThat(sample("nuovo", "--renew")).isZero();
        assertThat(check()).isEqualTo("All files are right.\n");
        assertThat(home.resolve("mappings/nuovo/samples/01-invented.csv"))
                .content()
                .startsWith("N. PRATICA;Cognome;Motivo;Patente;Provincia")
                .contains("PROVA-0001;Rossetti;CRISI");
    }

    @Test
    void whoseSamplesMustBeSaidAndExist() {
        assertThat(sample()).isEqualTo(2);
        assertThat(sample("ignoto")).isEqualTo(2);
        assertThat(sample("api-referral")).isEqualTo(2);
        assertThat(sample("csm-valmora", "--again")).isEqualTo(2);

        assertThat(said()).contains("ponte sample <mapping> [--renew]", "mappings/ignoto: the folder: is missing");
    }

    private int newPartner() throws IOException {
        Path file = Files.writeString(home.resolve("arrived"), CSV);
        return new NewPartnerCommand(Clock.systemUTC())
                .run(home, new String[] {"nuovo", "--from", file.toString()}, TestTerminal.over(printed));
    }

    private int sample(String... arguments) {
        return new SampleCommand().run(home, arguments, TestTerminal.over(printed));
    }

    private String check() {
        printed.reset();
        new CheckCommand(routes -> List.of(), Clock.systemUTC()).run(home, TestTerminal.over(printed));
        return said();
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = home.resolve("mappings").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
