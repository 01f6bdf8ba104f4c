package it.ponte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import it.ponte.access.Personal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house: who may import whom, and what the code must not do. */
class ArchitectureTest {
    private static final JavaClasses PONTE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("it.ponte");

    @Test
    void roomsImportOnlyWhatTheirPackageInfoAllows() {
        ApplicationModules.of(Ponte.class).verify();
    }

    @Test
    void onlyRoutingKnowsCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("it.ponte.routing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(PONTE);
    }

    @Test
    void theTimeComesFromTheClockBean() {
        DescribedPredicate<JavaCall<?>> staticClock = DescribedPredicate.describe(
                "a static clock",
                call -> call.getTarget().getOwner().getPackageName().equals("java.time")
                                && call.getTarget().getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty()
                        || call.getTarget().getFullName().startsWith("java.lang.System.currentTimeMillis"));
        noClasses().should().callCodeUnitWhere(staticClock).check(PONTE);
    }

    /** Such a stream holds its connection until somebody closes it, which nobody sees to. */
    @Test
    void noQueryIsLeftOpenAsAStream() {
        noClasses()
                .should()
                .callMethod(org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec.class, "stream")
                .check(PONTE);
    }

    @Test
    void nothingPrintsOrLogsWhatTellsWhoAPersonIs() {
        noMethods()
                .that()
                .haveName("toString")
                .should(new com.tngtech.archunit.lang.ArchCondition<>("reveal a Personal") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaMethod method,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        boolean reveals = method.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Personal.class)
                                        && call.getTarget().getName().equals("reveal"));
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                                method, reveals, method.getFullName() + " reveals"));
                    }
                })
                .check(PONTE);
    }

    @Test
    void packagesAreRoomsAndNamesSayWhatThingsAre() {
        Set<String> unwanted =
                Set.of("common", "util", "utils", "shared", "dto", "model", "service", "impl", "helper", "manager");
        assertThat(PONTE)
                .allSatisfy(type -> assertThat(type.getPackageName().split("\\."))
                        .doesNotContainAnyElementsOf(unwanted)
                        .hasSizeLessThanOrEqualTo(3))
                .noneMatch(type -> type.getSimpleName().matches(".*(Util|Utils|Helper|Manager|Impl|Dto)"));
    }

    @Test
    void noSourceFileIsLongerThanTwoHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > 200)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    @Test
    void routesThinkNothingAndLogNothing() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            List<Path> routes =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(routes).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContainPattern("(?m)^\\s*- ?(log|toD|choice|recipientList|script|groovy|exec)\\b")
                    .doesNotContain("log:"));
        }
    }

    @Test
    void the_page_about_rooms_says_of_each_what_it_imports() throws IOException {
        for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
            String[] cells = line.split("\\|");
            if (cells.length != 4 || !cells[1].matches(" `[a-z]+` ")) {
                continue;
            }
            Path room = Path.of("src/main/java/it/ponte", cells[1].replaceAll("\\W", ""), "package-info.java");
            Set<String> imported = named("\"([a-z]+)\"", Files.readString(room));
            assertThat(named("`([a-z]+)`", cells[3])).as(cells[1]).isEqualTo(imported);
        }
    }

    /** The rooms that stand in a text, without those below all. */
    private static Set<String> named(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(room -> !Set.of("access", "work", "vocabulary").contains(room))
                .collect(Collectors.toSet());
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
