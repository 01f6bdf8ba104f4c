package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestPeople.TestPerson;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import it.ponte.access.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlPasswordInput;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever a partner or a visitor writes, in whatever field, is shown as text on every page of the operators' area. */
class TextOnlyTest {
    private static final String MARK = "<img src=x onerror=alert(1)>\"'";
    private static final int PAGES = 150;

    private final HubUnderTest hub = HubUnderTest.running();
    private final List<String> alerts = new ArrayList<>();

    @Test
    void noPageRunsWhatSomebodyWrote() throws IOException {
        String service = hub.keyOf("cpi-valmora");
        String company = hub.keyOf("officine-brandi");
        String mark = MARK.replace("\"", "\\\"");
        String referral = sent(
                service,
                "referrals",
                """
                {"externalId": "MARK", "beneficiary": {"firstName": "MARK", "lastName": "MARK", "bornOn": "1980-01-01"},
                 "caseworker": {"name": "MARK", "email": "assistente@servizi.example"}, "reason": "JOB_SEARCH"}
                """
                        .replace("MARK", mark));
        sent(
                company,
                "vacancies",
                """
                {"externalId": "MARK", "title": "MARK", "company": {"name": "MARK"}, "seats": 1,
                 "contractType": "PERMANENT", "hoursPerWeek": 20}
                """
                        .replace("MARK", mark));
        sent(
                service,
                "outcomes",
                "{\"externalId\": \"MARK\", \"about\": \"%s\", \"kind\": \"INTERVIEWED\", \"on\": \"2026-01-02\"}"
                        .formatted(referral)
                        .replace("MARK", mark));
        sentFile(hub.keyOf("ausl-valmora"), "{\"resourceType\": \"" + mark + "\"}");
        leftInTheDropBox();
        wroteAMail();

        Set<String> shownOn = new HashSet<>();
        try (WebClient browser = operator()) {
            for (HtmlPage page : everyPageFrom(browser, "/console")) {
                if (showsOnlyText(page)) {
                    shownOn.add(page.getUrl().getPath());
                }
            }
            assertThat(showsOnlyText(tried(browser))).isTrue();
        }
        assertThat(alerts).isEmpty();
        assertThat(shownOn)
                .as("where it is shown as it was written")
                .hasSizeGreaterThan(2)
                .contains("/console/posta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iscrizione", "/segnala/caritas-valmora", "/centro/cav-le-querce"})
    void aFormShowsWhatItWasFilledInWithAsText(String form) throws Exception {
        try (WebClient visitor = browser()) {
            HtmlPage empty = visitor.getPage(hub.address(form).toURL());
            for (DomElement field :
                    empty.getByXPath("//main//form//input[@type='text' or @type='email' or @type='tel']").stream()
                            .map(DomElement.class::cast)
                            .toList()) {
                field.setAttribute("value", MARK);
            }
            Thread.sleep(Duration.ofMillis(3100).toMillis()); // a machine would be quicker

            HtmlPage answer =
                    empty.<HtmlButton>querySelector("main form button.btn-lg").click();

            showsOnlyText(answer);
            assertThat(answer.<DomElement>getByXPath("//input").stream().map(field -> field.getAttribute("value")))
                    .contains(MARK);
            assertThat(alerts).isEmpty();
        }
    }

    /** Whether the page shows the mark; fails where it is anything but text. */
    private static boolean showsOnlyText(HtmlPage page) {
        String where = page.getUrl().getPath();
        assertThat(page.getWebResponse().getContentAsString()).as(where).doesNotContain("<img src=x", "MARK");
        assertThat(page.getByXPath("//*[@onerror]")).as(where).isEmpty();
        return page.asNormalizedText().contains("<img src=x onerror=alert(1)>");
    }

    private void leftInTheDropBox() throws IOException {
        String service = "servizi-sociali-valmora";
        try (DropBoxClient partner =
                new DropBoxClient(Integer.parseInt(hub.setting("ponte.sftp.port")), service, hub.keyOf(service))) {
            partner.put(MARK + ".csv", lines());
            eventually(() -> isAnswered(partner));
        }
    }

    private static boolean isAnswered(DropBoxClient partner) {
        try {
            return partner.list("out").stream().anyMatch(name -> name.startsWith("img_src"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] lines() {
        TestPerson person = TestPeople.next();
        String cell = "\"" + MARK.replace("\"", "\"\"") + "\"";
        String line = SocialServicesFile.line(cell, person, cell, cell)
                .replace(person.lastName(), cell)
                .replace(person.taxCode(), cell);
        return (SocialServicesFile.HEADER + line).getBytes(Charset.forName("windows-1252"));
    }

    /** The address of whoever writes is all that a page shows of a mail before an operator decides. */
    private void wroteAMail() {
        String address = "\"" + MARK.replace("\"", "") + "\"@altrove.example";
        Vault vault = hub.bean(Vault.class);
        byte[] index = vault.index("mail_sender", address);
        String about = "mail_sender:" + HexFormat.of().formatHex(index);
        hub.bean(JdbcClient.class)
                .sql("insert into mail_sender (address_index, address_sealed) values (?, ?) on conflict do nothing")
                .params(index, vault.seal(address.getBytes(StandardCharsets.UTF_8), about))
                .update();
    }

    private HtmlPage tried(WebClient browser) throws IOException {
        Path file = Files.write(Path.of("target", MARK + ".csv"), lines());
        HtmlPage page = browser.getPage(hub.address("/console/prova").toURL());
        page.<HtmlSelect>querySelector("select[name=mittente]").setSelectedAttribute("servizi-sociali-valmora", true);
        page.<HtmlFileInput>querySelector("input[type=file]").setFiles(file.toFile());
        return page.<HtmlButton>querySelector("form[action*=prova] button").click();
    }

    private String sent(String key, String where, String body) {
        HubUnderTest.Answer answer = hub.post(key, "/api/v1/" + where, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return hub.settled(key, answer.json().get("envelope").asText())
                .at("/results/0/code")
                .asText();
    }

    private void sentFile(String key, String body) {
        HubUnderTest.Answer answer =
                hub.send(hub.request(key, "/api/v1/envelopes?name=%3Cimg%20src=x%20onerror=alert(1)%3E.json")
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private WebClient operator() throws IOException {
        Operators operators = hub.bean(Operators.class);
        operators.make("prova.testi");
        hub.bean(Roles.class).set("prova.testi", Set.of(Role.OPERATOR, Role.AUDITOR), "prova");
        operators.changePassword("prova.testi", "il ponte sul Secchia");
        WebClient browser = browser();
        HtmlPage door = browser.getPage(hub.address("/accesso").toURL());
        door.<HtmlTextInput>querySelector("input[name=nome]").type("prova.testi");
        HtmlPasswordInput password = door.querySelector("input[name=password]");
        password.type("il ponte sul Secchia");
        HtmlPage inside =
                door.<HtmlButton>querySelector("form[action*=accesso] button").click();
        assertThat(inside.getUrl().getPath()).isEqualTo("/console");
        return browser;
    }

    private WebClient browser() {
        WebClient browser = new WebClient();
        browser.getOptions().setThrowExceptionOnScriptError(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        browser.getOptions().setDownloadImages(true);
        browser.getOptions().setCssEnabled(false);
        browser.setAlertHandler((page, message) -> alerts.add(message));
        return browser;
    }

    /** Follows every link of the operators' area, each place once, a bounded number of pages. */
    private List<HtmlPage> everyPageFrom(WebClient browser, String start) throws IOException {
        List<HtmlPage> pages = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty() && pages.size() < PAGES) {
            Page page = browser.getPage(hub.address(ahead.poll()).toURL());
            if (!(page instanceof HtmlPage html)) {
                continue;
            }
            assertThat(html.getWebResponse().getStatusCode())
                    .as(html.getUrl().getPath())
                    .isLessThan(500);
            pages.add(html);
            for (HtmlAnchor link : html.getAnchors()) {
                String to = link.getHrefAttribute();
                if (to.startsWith("/console") && seen.add(to)) {
                    ahead.add(to);
                }
            }
        }
        return pages;
    }
}
