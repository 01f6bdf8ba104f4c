package it.ponte.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Deny by default, before anything starts: no page without a door, no verb of an operator without its roles. */
class WebDoorsTest {
    private static final JavaClasses PONTE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("it.ponte");
    private static final Set<String> DOORS = WebDoors.all().stream()
            .map(door -> door.method() + " " + door.path())
            .collect(Collectors.toSet());

    @Test
    void every_method_that_answers_a_page_has_a_door() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("it.ponte.console")
                .and()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should(condition("have a door", method -> {
                    Set<String> endpoints = endpoints(method).collect(Collectors.toSet());
                    return !endpoints.isEmpty() && DOORS.containsAll(endpoints);
                }))
                .check(PONTE);
    }

    @Test
    void every_verb_that_acts_for_an_operator_says_which_roles_may() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages("it.ponte.access", "it.ponte.console", "it.ponte.api")
                .and(new com.tngtech.archunit.base.DescribedPredicate<JavaMethod>("take an operator") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(OperatorCaller.class));
                    }
                })
                .should(condition("say @Allowed", method -> method.isAnnotatedWith(Allowed.class)))
                .check(PONTE);
    }

    @Test
    void no_door_stands_twice() {
        assertThat(WebDoors.all()).hasSameSizeAs(DOORS);
    }

    private static Stream<String> endpoints(JavaMethod method) {
        if (method.isAnnotatedWith(GetMapping.class)) {
            GetMapping get = method.getAnnotationOfType(GetMapping.class);
            return Stream.of(get.value(), get.path()).flatMap(Stream::of).map(path -> "GET " + path);
        }
        if (method.isAnnotatedWith(PostMapping.class)) {
            PostMapping post = method.getAnnotationOfType(PostMapping.class);
            return Stream.of(post.value(), post.path()).flatMap(Stream::of).map(path -> "POST " + path);
        }
        return Stream.of(); // another kind of mapping has no door, so it is found out
    }

    private static ArchCondition<JavaMethod> condition(String words, java.util.function.Predicate<JavaMethod> holds) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method, holds.test(method), method.getFullName()));
            }
        };
    }
}
