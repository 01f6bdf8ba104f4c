package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.Installation;
import it.ponte.routing.RoutesCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ponte check} over a copy of this installation: right as it is; each wrong file is named with its key. */
class CheckCommandTest {
    @TempDir
    Path home;

    private final CheckCommand check = new CheckCommand(RoutesCheck::errors, Clock.systemUTC());

    @BeforeEach
    void copy() {
        Installation.copied(home);
    }

    @Test
    void theInstallationInThisRepositoryIsRight() {
        assertThat(check.errors(home)).isEmpty();
    }

    @Test
    void aWrongPartnerFileIsNamedWithItsKey() throws IOException {
        change("config/partners/cpi-valmora.yaml", "EMPLOYMENT_CENTRE", "EMPLOYMENT_CENTER");
        assertThat(check.errors(home)).singleElement().asString().startsWith("config/partners/cpi-valmora.yaml: kind:");
    }

    @Test
    void aWrongMappingIsNamedWithItsKey() throws IOException {
        change("mappings/servizi-sociali-valmora/mapping.yaml", "as: date dd/MM/yyyy", "as: datum");
        assertThat(check.errors(home)).isNotEmpty().allSatisfy(error -> assertThat(error)
                .startsWith("mappings/servizi-sociali-valmora/mapping.yaml: fields."));
    }

    @Test
    void aCodeThatIsNoneOfOursIsNamed() throws IOException {
        change("mappings/servizi-sociali-valmora/mapping.yaml", "\"7\": TERTIARY", "\"7\": UNIVERSITY");
        assertThat(check.errors(home)).singleElement().asString().contains("codes.titolo");
    }

    @Test
    void aMappingOfAnAntiViolenceCentreThatNamesAPersonIsRefused() throws IOException {
        change("mappings/cav-le-querce/mapping.yaml", "fields:", "fields:\n  beneficiary.lastName: {from: name}");
        assertThat(check.errors(home)).anySatisfy(error -> assertThat(error)
                .startsWith("mappings/cav-le-querce/mapping.yaml: fields.beneficiary.lastName"));
    }

    @Test
    void aSampleThatIsNotUnderstoodAsItsExpectationSaysIsNamed() throws IOException {
        change("mappings/servizi-sociali-valmora/mapping.yaml", "\"7\": TERTIARY", "\"7\": PRIMARY_OR_NONE");
        assertThat(check.errors(home)).isNotEmpty().allSatisfy(error -> assertThat(error)
                .startsWith("mappings/servizi-sociali-valmora/samples/")
                .endsWith(".education: is understood differently"));
    }

    @Test
    void aWrongWeightIsNamed() throws IOException {
        change("config/matching.yml", "welcomeSkills: 40", "welcomeSkills: much");
        assertThat(check.errors(home))
                .singleElement()
                .asString()
                .startsWith("config/matching.yml: criteria.welcomeSkills");
    }

    @Test
    void anUnknownVariableInALetterIsNamed() throws IOException {
        try (var letters = Files.walk(home.resolve("config/letters/it"))) {
            Path letter = letters.filter(file -> file.getFileName().toString().equals("HIRED.txt"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(letter, Files.readString(letter).strip() + " {lastName}\n");
        }
        assertThat(check.errors(home)).singleElement().asString().startsWith("config/letters/it/HIRED.txt:");
    }

    @Test
    void anUnknownStepInARouteIsNamedWithFileAndLine() throws IOException {
        change("routes/matching.camel.yaml", "- bean:", "- baen:");
        assertThat(check.errors(home))
                .singleElement()
                .asString()
                .startsWith("routes/matching.camel.yaml:")
                .contains("baen");
    }

    @Test
    void aKeyThatEndsSoonIsSaidAndIsNoError() throws IOException {
        change(
                "config/partners/cpi-valmora.yaml",
                "channels:",
                "keys: [{sha256: %s, scopes: [\"referrals:write\"], expires: 2020-01-31}]\nchannels:"
                        .formatted("ab".repeat(32)));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        assertThat(check.run(home, TestTerminal.over(printed))).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Soon: config/partners/cpi-valmora.yaml: keys: abababab… ends on 2020-01-31");
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = home.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
