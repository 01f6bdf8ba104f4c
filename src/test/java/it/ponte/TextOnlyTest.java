package it.ponte;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.access.Operators;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlPasswordInput;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.Test;

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

        Set<String> shownOn = new HashSet<>();
        try (WebClient browser = operator()) {
            for (HtmlPage page : everyPageFrom(browser, "/console")) {
                String html = page.getWebResponse().getContentAsString();
                String where = page.getUrl().getPath();
                assertThat(html).as(where).doesNotContain("<img src=x", "MARK");
                assertThat(page.getByXPath("//*[@onerror]")).as(where).isEmpty();
                if (page.asNormalizedText().contains("<img src=x onerror=alert(1)>")) {
                    shownOn.add(where);
                }
            }
        }
        assertThat(alerts).isEmpty();
        assertThat(shownOn).as("where it is shown as it was written").hasSizeGreaterThan(1);
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
        operators.changePassword("prova.testi", "il ponte sul Secchia");
        WebClient browser = new WebClient();
        browser.getOptions().setThrowExceptionOnScriptError(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        browser.getOptions().setDownloadImages(true);
        browser.getOptions().setCssEnabled(false);
        browser.setAlertHandler((page, message) -> alerts.add(message));
        HtmlPage door = browser.getPage(hub.address("/accesso").toURL());
        door.<HtmlTextInput>querySelector("input[name=nome]").type("prova.testi");
        HtmlPasswordInput password = door.querySelector("input[name=password]");
        password.type("il ponte sul Secchia");
        HtmlPage inside =
                door.<HtmlButton>querySelector("form[action*=accesso] button").click();
        assertThat(inside.getUrl().getPath()).isEqualTo("/console");
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
