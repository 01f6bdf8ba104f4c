package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;

/** Every rule that protects people, SAFETY P1 to P21, has a test that bears its number as a tag. */
class PrivacyRulesTest {
    private static final int RULES = 21;

    @Test
    void everyRuleHasATest() {
        Map<String, List<String>> tested = tested(new ClassFileImporter().importPackages("it.ponte"));

        assertThat(IntStream.rangeClosed(1, RULES).mapToObj(number -> "P" + number))
                .allSatisfy(rule -> assertThat(tested).containsKey(rule));
    }

    @Test
    void noTagIsOfARuleThatDoesNotExist() {
        assertThat(tested(new ClassFileImporter().importPackages("it.ponte")).keySet())
                .filteredOn(tag -> tag.matches("P\\d+"))
                .allSatisfy(
                        tag -> assertThat(Integer.parseInt(tag.substring(1))).isBetween(1, RULES));
    }

    /** The classes and methods that bear each tag. */
    private static Map<String, List<String>> tested(JavaClasses classes) {
        Map<String, List<String>> tested = new TreeMap<>();
        for (JavaClass one : classes) {
            note(one, tested);
            for (JavaMethod method : one.getMethods()) {
                note(method, tested);
            }
        }
        return tested;
    }

    private static void note(HasAnnotations<?> bearer, Map<String, List<String>> tested) {
        Stream<Tag> single = bearer.tryGetAnnotationOfType(Tag.class).stream();
        Stream<Tag> several =
                bearer.tryGetAnnotationOfType(Tags.class).stream().flatMap(tags -> Stream.of(tags.value()));
        Stream.concat(single, several).forEach(tag -> tested.computeIfAbsent(tag.value(), rule -> new ArrayList<>())
                .add(bearer.getDescription()));
    }
}
