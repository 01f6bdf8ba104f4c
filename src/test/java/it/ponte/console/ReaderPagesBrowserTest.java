package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import it.ponte.TestDatabase;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A reader's pages in a browser, on a telephone and at a desk: by keyboard, under axe-core. Leaves pictures in target/pictures. */
class ReaderPagesBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String SERIOUS =
            """
            async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})).violations
              .filter(found => ['serious', 'critical'].includes(found.impact))
              .map(found => found.id + ': ' + found.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '))
            """;

    private static Chromium chromium;
    private static String axe;

    @BeforeAll
    static void a_browser() throws IOException, InterruptedException {
        chromium = new Chromium();
        try (InputStream script = ReaderPagesBrowserTest.class.getResourceAsStream("/axe.min.js")) {
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
    @ValueSource(ints = {390, 1280})
    void she_enters_by_keyboard_and_no_page_shuts_her_out(int width) throws Exception {
        SampleStory.told().hire();
        LetterReader letter = LetterReader.ofALetter();
        String code = TestDatabase.client()
                .sql("select r.code from referral r join letter l on l.referral = r.id limit 1")
                .query(String.class)
                .single();
        List<String> found = new ArrayList<>();
        try (OpenBrowser browser = new OpenBrowser(chromium, PagesUnderTest.address())) {
            Page page = browser.page();
            page.setViewportSize(width, 800);
            browser.open(letter.link);
            looked(page, "porta-" + width, found);
            page.focus("form button");
            page.keyboard().press("Enter");
            page.waitForURL("**?detto=codice");
            page.focus("#codice");
            page.keyboard().type(codeInMail());
            page.keyboard().press("Enter");
            page.waitForSelector(".ponte-timeline");
            looked(page, "caso-" + width, found);
            page.fill("#testo", "Ha trovato chi tiene i bambini il pomeriggio.");
            page.click("text=Invia la nota");
            page.waitForURL("**detto=nota");
            looked(page, "nota-" + width, found);
            for (String below : List.of("/casi", "/casi/" + code, "/mese", "/preferenze", "/basta")) {
                browser.open(letter.link + below);
                looked(page, below.substring(1).replace('/', '-').replaceAll("R-.*", "") + width, found);
            }
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_page_without_a_label_would_be_found() throws Exception {
        SampleStory.told().hire();
        List<String> found = new ArrayList<>();
        try (OpenBrowser browser = new OpenBrowser(chromium, PagesUnderTest.address())) {
            browser.open(LetterReader.ofALetter().link);
            browser.page().evaluate("() => document.querySelector('main label').remove()");
            looked(browser.page(), "planted", found);
        }
        assertThat(found).singleElement().asString().startsWith("planted label: ");
    }

    private static String codeInMail() throws Exception {
        return KeptLetters.text(LetterReader.mails().get(0)).replaceAll("(?s)^\\D*(\\d{6}).*$", "$1");
    }

    private static void looked(Page page, String name, List<String> found) {
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as(name + " is wider than the window")
                .isLessThanOrEqualTo(0);
        page.evaluate(axe);
        ((List<?>) page.evaluate(SERIOUS)).forEach(one -> found.add(name + " " + one));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("lettera-" + name + ".png"))
                .setFullPage(true));
    }
}
