package it.ponte.command;

import com.fasterxml.jackson.databind.JsonNode;
import it.ponte.access.FirstOperator;
import it.ponte.access.Operators;
import it.ponte.partner.PartnerKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The demo: one month of a placement office with invented people, told on the terminal while it happens. Everything goes
 * through the real doors; the story looks at nothing but what partners and operators could see.
 */
@Component
@ConditionalOnProperty("ponte.demo-story")
class Story {
    private static final int SCENES = 10;

    private final DemoKeys keys;
    private final Operators operators;
    private final DemoFiles files;
    private final LocalDate today;
    private final int httpPort;
    private final DemoDoors doors;
    private final Narrator narrator = Narrator.onTerminal(SCENES);

    Story(
            PartnerKeys keys,
            Operators operators,
            Clock clock,
            @Value("${ponte.home}") String home,
            @Value("${server.port}") int httpPort,
            @Value("${ponte.sftp.port}") int sftpPort) {
        this.keys = new DemoKeys(keys);
        this.operators = operators;
        this.today = LocalDate.now(clock);
        this.files = new DemoFiles(Path.of(home), today);
        this.httpPort = httpPort;
        this.doors = new DemoDoors(httpPort, sftpPort);
    }

    /** Begins when the hub is ready, on a thread of its own: the partners' routes begin at the same moment. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::tell, "story");
        thread.setDaemon(true);
        thread.start();
    }

    private void tell() {
        String operator = operators.newToken(FirstOperator.NAME);
        if (!doors.get(keys.of("servizi-sociali-valmora"), "/api/v1/referrals")
                .path("items")
                .isEmpty()) {
            narrator.line("%nThis folder holds the demo's month already; delete data/demo to play it again.");
        } else {
            narrator.line("%nPonte, demo: one month of a placement office, with invented people.");
            new Arrivals(keys, files, doors, narrator, today).play();
            workIsFound(operator);
        }
        String password = "Valmora-" + random();
        operators.changePassword(FirstOperator.NAME, password);
        narrator.line("%nThe hub goes on running. Follow the story at");
        narrator.line(
                "    http://localhost:%d/console    user %s, password %s", httpPort, FirstOperator.NAME, password);
        narrator.line("    letters: /console/comunicazioni, contract of the REST face: /api; end with Ctrl-C%n");
    }

    private void workIsFound(String operator) {
        String company = keys.of("officine-brandi");
        narrator.scene(day(-20), "A company", "offers work over REST.");
        String vacancy =
                Arrivals.told(narrator, doors.settled(company, "/api/v1/vacancies", files.text("vacancy.json")));
        List<JsonNode> proposals = DemoDoors.until(() -> {
            List<JsonNode> found = items(doors.get(operator, "/api/v1/proposals?limit=500"));
            return found.isEmpty() ? null : found;
        });
        narrator.result(
                "%d people are proposed for %s; the first, %s, because:",
                proposals.size(), vacancy, proposals.get(0).get("beneficiary").asText());
        JsonNode reasons = proposals.get(0).get("reasons");
        for (int i = 0; i < Math.min(reasons.size(), 4); i++) {
            narrator.result("   %s", reasons.get(i).asText());
        }
        narrator.result("   … and %d more reasons on the console", Math.max(0, reasons.size() - 4));
        narrator.result("left out, by rule: %s", leftOut(operator, vacancy));

        narrator.scene(day(-18), "An operator", "reads the reasons and accepts.");
        String candidate = proposals.get(0).get("code").asText();
        doors.post(operator, "/api/v1/proposals/" + candidate + "/accept", "{}");
        narrator.result("the company sees %s: skills and availability, no name", candidate);

        narrator.scene(day(-2), "Company and operator", "tell how it went.");
        outcome(operator, candidate, "INTERVIEWED", day(-16), "");
        outcome(company, candidate, "SECONDMENT_STARTED", day(-14), "");
        outcome(
                company,
                candidate,
                "HIRED",
                day(-2),
                ", \"contractType\": \"FIXED_TERM\", \"until\": \"" + day(180) + "\"");

        narrator.scene(day(0), "The caseworker", "has got a letter for each decision: case number, sentence, link.");
        narrator.result("behind the link, and in the feed, each step:");
        List<JsonNode> feed = DemoDoors.until(() -> {
            List<JsonNode> found = items(doors.get(keys.of("coop-il-ponticello"), "/api/v1/feedback"));
            return found.size() >= 4 ? found : null;
        });
        feed.forEach(step -> narrator.result(
                "%s  %s", step.path("on").asText(), step.get("outcome").asText()));
    }

    private String leftOut(String operator, String vacancy) {
        List<String> rules = new ArrayList<>();
        doors.get(operator, "/api/v1/vacancies/" + vacancy + "/candidates")
                .path("leftOut")
                .forEach(rule -> rules.add("%d %s"
                        .formatted(
                                rule.path("people").asInt(),
                                rule.path("rule").asText().toLowerCase(Locale.ROOT))));
        return String.join(", ", rules);
    }

    private void outcome(String key, String about, String kind, LocalDate on, String more) {
        String body = "{\"externalId\": \"demo-%s\", \"about\": \"%s\", \"kind\": \"%s\", \"on\": \"%s\"%s}"
                .formatted(kind, about, kind, on, more);
        JsonNode answer = doors.post(key, "/api/v1/outcomes", body);
        if (answer.has("envelope")) {
            String envelope = answer.get("envelope").asText();
            DemoDoors.until(() -> doors.get(key, "/api/v1/envelopes/" + envelope)
                            .path("complete")
                            .asBoolean()
                    ? true
                    : null);
        }
        narrator.result("   %s  %s", on, kind);
    }

    private static String random() {
        byte[] random = new byte[9];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static List<JsonNode> items(JsonNode page) {
        return java.util.stream.StreamSupport.stream(page.path("items").spliterator(), false)
                .toList();
    }

    private LocalDate day(int offset) {
        return today.plusDays(offset);
    }
}
