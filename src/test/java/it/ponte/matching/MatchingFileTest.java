package it.ponte.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingFileTest {
    @TempDir
    Path home;

    @Test
    void theFileOfTheRepositoryIsRightAndWeighsEveryCriterion() {
        assertThat(MatchingFile.problems(Path.of("."))).isEmpty();

        MatchingConfig config = MatchingFile.load(Path.of("."));

        assertThat(config.top()).isEqualTo(10);
        assertThat(config.rules()).isEqualTo(EnumSet.allOf(Rule.class));
        assertThat(config.weights()).containsOnlyKeys(Criterion.values());
    }

    @Test
    void aRuleThatIsNotNamedIsInForceAndACriterionThatIsNotNamedIsNotWeighed() throws IOException {
        write("top: 3\nrules: {reach: false}\ncriteria: {welcomeSkills: 7}\n");

        MatchingConfig config = MatchingFile.load(home);

        assertThat(config.rules()).isEqualTo(EnumSet.complementOf(EnumSet.of(Rule.REACH)));
        assertThat(config.weights()).isEqualTo(Map.of(Criterion.WELCOME_SKILLS, 7));
    }

    @Test
    void everyProblemIsToldWithFileAndKey() throws IOException {
        write(
                "top: 0\nrules: {reach: maybe, admissible: false}\ncriteria: {welcomeSkils: 1, hoursFit: 2.5}\nmode: x\n");

        assertThat(MatchingFile.problems(home))
                .containsExactlyInAnyOrder(
                        "config/matching.yml: mode: is not known; known are top, rules, criteria",
                        "config/matching.yml: top: must be a whole number from 1 to 100",
                        "config/matching.yml: rules.reach: must be true or false",
                        "config/matching.yml: rules.admissible: is not known; known are reach, hours, shifts, limits, "
                                + "licences, education, languages, skills, transversal",
                        "config/matching.yml: criteria.welcomeSkils: is not known; known are welcomeSkills, "
                                + "welcomeEducation, welcomeLanguages, welcomeTransversal, sameProvince, hoursFit, "
                                + "availableInTime",
                        "config/matching.yml: criteria.hoursFit: must be a whole number from 0 to 1000");
        assertThatThrownBy(() -> MatchingFile.load(home)).hasMessageContaining("config/matching.yml: top:");
    }

    @Test
    void aMissingFileAKeyGivenTwiceAndBrokenYamlAreProblemsToo() throws IOException {
        assertThat(MatchingFile.problems(home)).containsExactly("config/matching.yml: -: cannot be read");

        write("top: 3\ntop: 4\n");
        assertThat(MatchingFile.problems(home)).singleElement().asString().startsWith("config/matching.yml: -: is not");

        write("");
        assertThat(MatchingFile.problems(home)).singleElement().asString().startsWith("config/matching.yml: -: must");
    }

    @Test
    void criteriaAreNeeded() throws IOException {
        write("top: 3\n");

        assertThat(MatchingFile.problems(home))
                .containsExactly("config/matching.yml: criteria: must be a list of keys with values");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/matching.yml"), text);
    }
}
