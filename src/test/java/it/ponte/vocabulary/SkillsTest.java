package it.ponte.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SkillsTest {
    @TempDir
    private Path home;

    @Test
    void theListThatWeShipIsCompleteAndEverySectorHasSkills() {
        Skills skills = new Skills(Path.of(""));

        assertThat(skills.all()).hasSizeGreaterThan(85);
        assertThat(skills.sectors()).extracting(Sector::code).hasSize(16).allSatisfy(sector -> assertThat(skills.all())
                .filteredOn(skill -> skill.sector().equals(sector))
                .hasSizeGreaterThan(3));
    }

    @Test
    void aSkillIsFoundByItsCodeAndNothingElse() {
        Skills skills = new Skills(Path.of(""));

        assertThat(skills.find("food-hygiene"))
                .contains(
                        new Skill("food-hygiene", "Igiene degli alimenti (HACCP)", "Food hygiene (HACCP)", "catering"));
        assertThat(skills.find("Food-Hygiene")).isEmpty();
        assertThat(skills.find(null)).isEmpty();
    }

    @Test
    void everyErrorOfTheFileIsToldWithFileAndKey() throws IOException {
        Path file = write(
                """
                sectors:
                  - {code: office, it: Ufficio, en: Office}
                skills:
                  - {code: Data Entry, it: Inserimento dati, en: Data entry, sector: office}
                  - {code: filing, it: Archiviazione, sector: office}
                  - {code: typing, it: Dattilografia, en: Typing, sector: kitchen}
                  - {code: copying, it: Copie, en: Copies, sector: office, level: 3}
                  - {code: phone, it: Telefono, en: Phone, sector: office}
                  - {code: phone, it: Telefono, en: Phone, sector: office}
                """);

        assertThat(errors())
                .containsExactly(
                        file + ": skills[0].code: must be kebab-case",
                        file + ": skills[1].en: is missing",
                        file + ": skills[2].sector: is not one of the sectors",
                        file + ": skills[3].level: is not known here",
                        file + ": skills[5].code: is used twice");
    }

    @Test
    void aFileThatIsMissingBrokenOrEmptyIsToldToo() throws IOException {
        Path file = home.resolve("config/vocabulary/skills.yaml");
        assertThat(errors()).containsExactly(file + ": file: cannot be read");

        write("sectors: [}");
        assertThat(errors()).singleElement().asString().startsWith(file + ": line 1: ");

        write("sectors: []\nsectors: []\n");
        assertThat(errors()).singleElement().asString().startsWith(file + ": line 2: ");

        write("");
        assertThat(errors())
                .containsExactly(
                        file + ": sectors: must be a list with at least one entry",
                        file + ": skills: must be a list with at least one entry");
    }

    @Test
    void theInstallationInTheWorkingDirectoryIsFoundWhenSpringMakesTheBean() {
        new ApplicationContextRunner()
                .withPropertyValues("ponte.home=.")
                .withBean(Skills.class)
                .run(context -> assertThat(context.getBean(Skills.class).all()).isNotEmpty());
    }

    private List<String> errors() {
        var thrown = assertThatIllegalStateException()
                .isThrownBy(() -> new Skills(home))
                .actual();
        return thrown.getMessage().lines().toList();
    }

    private Path write(String yaml) throws IOException {
        Path file = home.resolve("config/vocabulary/skills.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, yaml);
    }
}
