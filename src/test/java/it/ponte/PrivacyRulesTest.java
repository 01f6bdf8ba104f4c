package it.ponte;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that protect people, SAFETY P1 to P21: each has a test class that bears its number in its name. */
class PrivacyRulesTest {
    private static final Map<Integer, String> RULES = Map.ofEntries(
            entry(1, "What would tell who a protected person is is refused, and neither stored nor echoed."),
            entry(
                    2,
                    "Protected records live apart: a schema, a key and roles of their own, row-level security forced."),
            entry(3, "Of a protected person a province, ten years of age, and of her children a constraint at most."),
            entry(4, "To all but her reference operator and one deputy she answers as what does not exist."),
            entry(5, "Break-glass: a reason, signing in again, 30 minutes, and whoever must know is told at once."),
            entry(6, "A letter says a case number and one fixed sentence; of a protected person not even that."),
            entry(7, "Whom she must be spared is held against every vacancy before scoring, and again at every step."),
            entry(8, "A company sees a code, skills and availability until she agrees, for that vacancy."),
            entry(9, "Records of different services are never linked to a protected one."),
            entry(10, "Figures that are published hide small cells; none is published."),
            entry(11, "Once protected, always protected, until her service lifts it; what was kept before ends."),
            entry(12, "No personal value in logs, labels, headers, names of queues and files, addresses, errors."),
            entry(13, "A consent has a scope, a day, an end and a collector; without one nothing is matched."),
            entry(14, "Whoever is silent for as long as agreed is noticed, and forgotten 30 days later."),
            entry(15, "Lists of people leave with a reason, bounded and sealed, and never with protected people."),
            entry(16, "Every look at a person and every change of her is audited; looking at many raises an alert."),
            entry(17, "A score proposes and explains itself; an operator decides."),
            entry(18, "One service never learns of another."),
            entry(
                    19,
                    "A valid tax code, or the same sender's own number, makes two messages one person; nothing else."),
            entry(20, "A person known by name comes under protection in one act, with her history."),
            entry(
                    21,
                    "Categories of disadvantage stand on no page of matching, tutors and companies, and decide nothing."));

    private static final Pattern NAMED = Pattern.compile("P(\\d{2})[A-Z]\\w*Test");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("it.ponte");

    static List<Integer> rules() {
        return RULES.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleHasAClassNamedAfterItWhoseTestsBearItsTag(int rule) {
        assertThat(named(rule)).as(RULES.get(rule)).isNotEmpty().allSatisfy(one -> assertThat(tests(one))
                .as(one.getSimpleName())
                .anySatisfy(test -> assertThat(tags(test, one)).contains("P" + rule)));
    }

    @Test
    void noClassAndNoTagIsOfARuleThatDoesNotExist() {
        Set<Integer> numbers = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            Matcher name = NAMED.matcher(one.getSimpleName());
            if (name.matches()) {
                numbers.add(Integer.valueOf(name.group(1)));
            }
            one.getMethods().forEach(method -> tags(method, one)
                    .filter(tag -> tag.matches("P\\d+"))
                    .map(tag -> Integer.valueOf(tag.substring(1)))
                    .forEach(numbers::add));
        }

        assertThat(RULES.keySet()).containsAll(numbers);
    }

    private static List<JavaClass> named(int rule) {
        return CLASSES.stream()
                .filter(one -> {
                    Matcher name = NAMED.matcher(one.getSimpleName());
                    return name.matches() && Integer.parseInt(name.group(1)) == rule;
                })
                .toList();
    }

    private static Set<JavaMethod> tests(JavaClass one) {
        return one.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class))
                .collect(Collectors.toSet());
    }

    /** The tags of a test: its own and those of its class. */
    private static Stream<String> tags(JavaMethod test, JavaClass of) {
        return Stream.of(test, of).flatMap(PrivacyRulesTest::own);
    }

    private static Stream<String> own(HasAnnotations<?> bearer) {
        Stream<Tag> single = bearer.tryGetAnnotationOfType(Tag.class).stream();
        Stream<Tag> several =
                bearer.tryGetAnnotationOfType(Tags.class).stream().flatMap(tags -> Stream.of(tags.value()));
        return Stream.concat(single, several).map(Tag::value);
    }
}
