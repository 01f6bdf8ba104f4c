package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.vocabulary.ItalianTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Letters go to the mail server that PONTE_SMTP_URL names, those that were only kept before it was named included. */
class ExternalMailTest {
    private static final String CASEWORKER = "orientamento@cpi-valmora.example";

    @Test
    void whatWasKeptIsToldOnceAMailServerIsNamed() throws Exception {
        try (OutsideMailServer outside = new OutsideMailServer(Path.of("target/outside-mail"));
                HubProcess hub = new HubProcess(Path.of("target/mailing-hub"))) {
            String key = hub.key("cpi-valmora");
            hub.start();
            String referral = refer(hub, key);

            tell(hub, key, referral, "INTERVIEWED");
            eventually(() -> letters(hub, "kept_at is not null") == 1);
            assertThat(letters(hub, "told_at is not null")).isZero();
            assertThat(letterStatus(hub)).isEqualTo("NOT_DELIVERED");

            assertThat(hub.stop(Duration.ofSeconds(20))).isTrue();
            hub.with("PONTE_SMTP_URL", outside.url()).with("JAVA_TOOL_OPTIONS", outside.trust());
            hub.start();

            eventually(() -> letters(hub, "told_at is not null") == 1);
            assertThat(letterStatus(hub)).isEqualTo("DELIVERED");
            tell(hub, key, referral, "FOUND_WORK_ALONE");
            eventually(() -> letters(hub, "told_at is not null") == 2);

            assertThat(outside.taken()).hasSize(2).allSatisfy(letter -> {
                assertThat(letter.to()).isEqualTo(CASEWORKER);
                assertThat(LetterText.of(letter.message()))
                        .contains("CPI-4711", "To: " + CASEWORKER)
                        .doesNotContain("Bassoli");
            });
            assertThat(outside.taken())
                    .extracting(letter -> LetterText.of(letter.message())
                            .lines()
                            .filter(line -> line.startsWith("Message-ID:"))
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    private static String refer(HubProcess hub, String key) {
        return hub.rest()
                .posted(
                        key,
                        "/api/v1/referrals",
                        """
                        {"externalId": "CPI-4711",
                         "beneficiary": {"firstName": "Teresa", "lastName": "Bassoli", "codiceFiscale": "BSSTRS79C42F257R"},
                         "caseworker": {"email": "%s"},
                         "basis": {"kind": "PUBLIC_TASK", "givenOn": "%s"}, "province": "MO"}
                        """
                                .formatted(CASEWORKER, LocalDate.now(ItalianTime.ZONE)))
                .at("/results/0/code")
                .asText();
    }

    private static void tell(HubProcess hub, String key, String referral, String kind) {
        var outcome = hub.rest()
                .posted(
                        key,
                        "/api/v1/outcomes",
                        """
                        {"externalId": "%s", "about": "%s", "kind": "%s", "on": "%s"}
                        """
                                .formatted(kind, referral, kind, LocalDate.now(ItalianTime.ZONE)));
        assertThat(outcome.at("/results/0/verdict").asText())
                .as(outcome.toString())
                .isEqualTo("recorded");
    }

    private static int letters(HubProcess hub, String condition) {
        return hub.database()
                .sql("select count(*) from letter where " + condition)
                .query(Integer.class)
                .single();
    }

    private static String letterStatus(HubProcess hub) {
        return hub.rest().get(null, "/status").json().get("letters").asText();
    }
}
