package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hostile texts in every field, over every page of every role, as the hub sends it; a browser sees the same in -Pbrowser. */
class HostileTextTest {
    private static HostilePages pages;

    @BeforeAll
    static void a_story_of_hostile_texts() throws IOException {
        pages = new HostilePages();
    }

    @AfterAll
    static void close() {
        if (pages != null) {
            pages.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nothing_that_somebody_wrote_runs_on_any_page_of_a_role(Role role) {
        Visitor visitor = pages.signedIn(HostilePages.name(role));
        PageWalk walk = walk(visitor);

        Map<String, String> seen = walk.from(HostilePages.starts(role.name()));

        seen.forEach((path, html) -> HostileTexts.nothingRunsIn(html, path));
        assertThat(walk.missed(role.name())).isSubsetOf(HostilePages.NOT_FROM_A_LINK);
    }

    @Test
    void every_one_of_them_is_shown_as_text_somewhere() {
        Visitor operator = pages.signedIn("operatrice");
        Set<String> shown = new TreeSet<>();
        Set<String> where = new TreeSet<>();
        walk(operator).from(HostilePages.starts("OPERATOR")).forEach((path, html) -> {
            if (shown.addAll(HostileTexts.shownBy(html))
                    || !HostileTexts.shownBy(html).isEmpty()) {
                where.add(path.replaceAll("\\?.*", ""));
            }
        });

        assertThat(shown).containsExactlyInAnyOrderElementsOf(HostileTexts.ALL);
        assertThat(where).contains("/console/posta", "/console/offerte", "/console/mittenti");
    }

    private static PageWalk walk(Visitor visitor) {
        return new PageWalk(path -> {
            HttpResponse<String> answer = visitor.get(path);
            return new PageWalk.Shown(answer.statusCode(), answer.body());
        });
    }
}
