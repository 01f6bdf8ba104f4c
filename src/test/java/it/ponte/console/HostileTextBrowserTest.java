package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import it.ponte.SocialServicesFile;
import it.ponte.TestDatabase;
import it.ponte.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile texts in every field, over every page and form of every role, in a real browser: they stay text. */
class HostileTextBrowserTest {
    private static Chromium chromium;
    private static HostilePages pages;

    @BeforeAll
    static void a_story_of_hostile_texts() throws IOException, InterruptedException {
        chromium = new Chromium();
        pages = new HostilePages();
    }

    @AfterAll
    static void close() {
        if (pages != null) {
            pages.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nothing_that_somebody_wrote_runs_on_any_page_of_a_role(Role role) throws IOException {
        try (OpenBrowser browser = signedIn(HostilePages.name(role))) {
            Set<String> shown = new TreeSet<>();
            PageWalk walk = new PageWalk(path -> {
                PageWalk.Shown answer = browser.open(path);
                String written = browser.written();
                HostileTexts.ALL.stream().filter(written::contains).forEach(shown::add);
                return answer;
            });

            Map<String, String> seen = walk.from(HostilePages.starts(role.name()));

            assertThat(browser.complaints()).isEmpty();
            assertThat(walk.missed(role.name())).isSubsetOf(HostilePages.NOT_FROM_A_LINK);
            assertThat(seen).hasSizeGreaterThan(12);
            assertThat(shown)
                    .as("shown as text")
                    .containsExactlyInAnyOrderElementsOf(
                            role == Role.ADMINISTRATOR ? HostileStory.partnerNames() : HostileTexts.ALL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iscrizione", "/segnala/caritas-valmora", "/centro/cav-le-querce"})
    void a_form_comes_back_with_what_was_written_as_text(String form) {
        try (OpenBrowser browser = new OpenBrowser(chromium, pages.address())) {
            browser.open(form);
            Page page = browser.page();
            page.evaluate("() => document.querySelectorAll('main form').forEach(form => form.noValidate = true)");
            for (var field : page.querySelectorAll(
                    "main form input[type=text], main form input[type=email], main form input[type=tel], textarea")) {
                if (field.isVisible()) {
                    field.evaluate("field => field.removeAttribute('maxlength')");
                    field.fill(HostileTexts.TOGETHER);
                }
            }
            page.click("main form button.btn-lg");
            page.waitForLoadState();

            browser.look(form);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.written()).contains(HostileTexts.TOGETHER);
        }
    }

    @Test
    void a_tried_file_shows_its_headers_and_cells_as_text() {
        try (OpenBrowser browser = signedIn(HostilePages.name(Role.OPERATOR))) {
            browser.open("/console/prova");
            String header = SocialServicesFile.HEADER.strip();
            String cell = '"' + HostileTexts.TOGETHER.replace("\"", "\"\"") + '"';
            String cells = String.join(";", Collections.nCopies(header.split(";").length + 1, cell));
            Page page = browser.page();
            page.selectOption("select[name=mittente]", "servizi-sociali-valmora");
            page.setInputFiles(
                    "input[type=file]",
                    new FilePayload(
                            HostileTexts.TOGETHER.replace("/", "") + ".csv",
                            "text/csv",
                            (header + ";" + cell + "\n" + cells + "\n").getBytes(StandardCharsets.UTF_8)));
            page.click("form[action*=prova] button");
            page.waitForLoadState();

            browser.look("/console/prova");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.written()).contains("q${7*7}q");
        }
    }

    @Test
    void what_is_shown_by_a_deliberate_act_is_shown_as_text() {
        String line = one("select '/console/arrivi/' || e.code || '/righe/' || l.number from envelope e"
                + " join envelope_line l on l.envelope = e.id where l.verdict = 'REFUSED' and l.content is not null"
                + " order by e.id limit 1");
        String person = one("select code from beneficiary where not is_protected order by id desc limit 1");
        try (OpenBrowser browser = signedIn(HostilePages.name(Role.OPERATOR))) {
            presses(browser, line, "form[action$=mostra] button");
            presses(browser, "/console/persone/" + person + "/diritti", "form[action$=rettifica] button");
            presses(browser, duplicates(browser), "form[action$=apri] button");

            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String duplicates(OpenBrowser browser) {
        browser.open("/console/doppioni");
        return browser.page().getAttribute("a[href*='/console/doppioni/']", "href");
    }

    private static void presses(OpenBrowser browser, String path, String button) {
        browser.open(path);
        browser.page().click(button);
        browser.page().waitForLoadState();
        browser.look(path);
        String written = browser.written();
        assertThat(HostileTexts.ALL).as(path).anyMatch(written::contains);
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }

    private static OpenBrowser signedIn(String name) {
        OpenBrowser browser = new OpenBrowser(chromium, pages.address());
        browser.signIn(name);
        return browser;
    }
}
