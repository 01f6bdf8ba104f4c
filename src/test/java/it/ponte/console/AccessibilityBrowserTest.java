package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import it.ponte.TestDatabase;
import it.ponte.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of every role under axe-core: nothing serious by WCAG 2.1 AA. Leaves a picture of each in target/pictures. */
class AccessibilityBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String RUN =
            """
            async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})).violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .map(found => found.id + ': ' + found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '))
            """;

    private static Chromium chromium;
    private static String axe;

    @BeforeAll
    static void a_story() throws IOException, InterruptedException {
        chromium = new Chromium();
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-2026-77");
        story.settle();
        story.hire();
        for (Role role : Role.values()) {
            TestOperators.make(HostilePages.name(role), role);
        }
        TestDatabase.client()
                .sql(
                        """
                        insert into feedback_way (partner, way, begun_behind, behind, next_try_at, stopped_at, stop_reason)
                        values ('csm-valmora', 'WEBHOOK', 0, 0, now(), now(), 'UNREACHABLE')
                        """)
                .update();
        TestDatabase.follow("cav-le-querce", HostilePages.name(Role.PROTECTED_OPERATOR));
        try (InputStream script = AccessibilityBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void no_page_of_a_role_shuts_anybody_out(Role role) {
        List<String> found = new ArrayList<>();
        try (OpenBrowser browser = new OpenBrowser(chromium, PagesUnderTest.address())) {
            browser.signIn(HostilePages.name(role));
            new PageWalk(path -> {
                        PageWalk.Shown answer = browser.open(path);
                        looked(browser.page(), path, answer.status(), found);
                        return answer;
                    })
                    .ofEachKind(2)
                    .from(HostilePages.starts(role.name()).stream()
                            .map(path -> path.replaceAll("=.*", "="))
                            .toList());
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_field_without_a_label_is_found() {
        List<String> found = new ArrayList<>();
        try (OpenBrowser browser = new OpenBrowser(chromium, PagesUnderTest.address())) {
            browser.open("/accesso");
            browser.page().evaluate("() => document.querySelector('main label').remove()");
            looked(browser.page(), "planted", 0, found);
        }
        assertThat(found).singleElement().asString().startsWith("planted label: ");
    }

    private static void looked(Page page, String path, int status, List<String> found) {
        page.evaluate(axe);
        ((List<?>) page.evaluate(RUN)).forEach(one -> found.add(path + " " + one));
        String name = path.replaceAll("\\?.*", "").replaceAll("[^a-z0-9-]+", "_") + ".png";
        if (status != 200) {
            return;
        }
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
    }
}
