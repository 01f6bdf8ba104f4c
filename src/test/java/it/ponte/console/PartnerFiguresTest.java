package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.TestFolder;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.console.PartnerReads.Figures;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** How much a partner sends and how well: each figure against what really lies in the inbox. */
class PartnerFiguresTest {
    private static final String SERVICE = "cpi-valmora";
    private static final Instant NOW = Instant.parse("2026-03-10T11:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private int codes;

    @BeforeEach
    void empty() {
        PagesUnderTest.started();
        TestDatabase.clean();
    }

    @Test
    void each_envelope_counts_from_its_arrival_for_a_week_and_for_a_month() {
        received(SERVICE, NOW.minus(WEEK), 10);
        received(SERVICE, NOW.minus(WEEK).minusSeconds(1), 4);
        received(SERVICE, NOW.minus(MONTH), 5);
        received(SERVICE, NOW.minus(MONTH).minusSeconds(1), 1000);

        assertThat(figures().get(SERVICE))
                .isEqualTo(new Figures(SERVICE, LocalDateTime.of(2026, 3, 3, 12, 0), 1, 10, 3, 19, 0, 0));
    }

    @Test
    void refused_are_the_months_lines_that_can_still_be_corrected() {
        long sent = received(SERVICE, NOW.minusSeconds(60), 10);
        settled(sent, 1, 3, "REFUSED", true);
        settled(sent, 4, 4, "REFUSED", false);
        settled(sent, 5, 5, "DELAYED", true);
        settled(sent, 6, 10, "RECORDED", false);
        settled(received(SERVICE, NOW.minus(MONTH).minusSeconds(1), 8), 1, 8, "REFUSED", true);

        assertThat(figures().get(SERVICE).monthRefused()).isEqualTo(3);
        assertThat(figures().get(SERVICE).refusedPercent()).isEqualTo("30");
    }

    @Test
    void an_envelope_that_could_not_be_read_has_no_lines_and_is_counted_by_itself() {
        unreadable(received(SERVICE, NOW.minusSeconds(60), 0));
        unreadable(received(SERVICE, NOW.minus(MONTH).minusSeconds(1), 0));

        assertThat(figures().get(SERVICE))
                .isEqualTo(new Figures(SERVICE, LocalDateTime.of(2026, 3, 10, 11, 59), 1, 0, 1, 0, 0, 1));
    }

    @Test
    void nobodys_figures_are_anothers() {
        settled(received(SERVICE, NOW.minusSeconds(60), 2), 1, 2, "REFUSED", true);
        received("csm-valmora", NOW.minusSeconds(30), 5);

        assertThat(figures()).containsOnlyKeys(SERVICE, "csm-valmora");
        assertThat(figures().get("csm-valmora").monthLines()).isEqualTo(5);
        assertThat(figures().get("csm-valmora").monthRefused()).isZero();
    }

    @Test
    void the_page_shows_each_figure_with_its_own_words() {
        TestOperators.make("operatrice");
        Instant now = PagesUnderTest.bean(MovingClock.class).instant();
        settled(received(SERVICE, now.minusSeconds(60), 40), 1, 9, "REFUSED", true);
        received(SERVICE, now.minus(WEEK).minusSeconds(60), 160);
        unreadable(received(SERVICE, now.minus(WEEK).minusSeconds(90), 0));

        String page = Visitor.operator().get("/console/mittenti/" + SERVICE).body();

        assertThat(tile(page, "buste, 7 giorni")).isEqualTo("1");
        assertThat(tile(page, "righe, 7 giorni")).isEqualTo("40");
        assertThat(tile(page, "buste, 30 giorni")).isEqualTo("3");
        assertThat(tile(page, "righe, 30 giorni")).isEqualTo("200");
        assertThat(tile(page, "9 righe da correggere, 30 giorni")).isEqualTo("5 %");
        assertThat(tile(page, "buste illeggibili, 30 giorni")).isEqualTo("1");
    }

    @Test
    void the_page_shows_the_drop_box_once_it_is_full_but_not_at_who_refers_protected_people() throws IOException {
        TestOperators.make("operatrice");
        for (String partner : List.of("csm-valmora", "cav-le-querce")) {
            Path in = Files.createDirectories(TestFolder.of("pages/sftp/" + partner + "/in"));
            FileSystemUtils.deleteRecursively(in);
            Files.createDirectories(in);
            Files.write(in.resolve("a.csv.part"), new byte[(1 << 20) - 1]);
        }

        Visitor operator = Visitor.operator();
        assertThat(operator.get("/console/mittenti/csm-valmora").body())
                .as("a file that waits and then stands nowhere would tell whom it was about")
                .doesNotContain("in attesa, ", "piena");
        Files.write(TestFolder.of("pages/sftp/csm-valmora/in/b.csv"), new byte[1]);
        assertThat(operator.get("/console/mittenti/csm-valmora").body())
                .contains("2 file in attesa, 1 MB (al massimo 2 file e 1 MB)", "piena: altri file sono rifiutati");
        assertThat(operator.get("/console/mittenti/cav-le-querce").body()).doesNotContain("in attesa, ");
        assertThat(operator.get("/console/mittenti/" + SERVICE).body()).doesNotContain("in attesa, ");
    }

    private static String tile(String page, String words) {
        return Pattern.compile("<strong>([^<]*)</strong><span>" + Pattern.quote(words) + "</span>")
                .matcher(page)
                .results()
                .map(tile -> tile.group(1))
                .reduce((one, other) -> one + " and " + other)
                .orElse("no such tile");
    }

    private static Map<String, Figures> figures() {
        Sight sight = PagesUnderTest.bean(Sight.class);
        return new PartnerReads(TestDatabase.client(), sight, Clock.fixed(NOW, ZoneOffset.UTC))
                .figures(
                        PagesUnderTest.bean(Partners.class).all().stream()
                                .map(Partner::id)
                                .toList(),
                        new OperatorCaller("operatrice", Set.of(Role.OPERATOR)));
    }

    /** An envelope of so many lines, which still wait. */
    private long received(String partner, Instant at, int lines) {
        long envelope = TestDatabase.client()
                .sql(
                        """
                        insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at,
                                              received_at, lines)
                        values (:code, :partner, 'rest', 'api-referral', '-', 'referral', :at, :at, :at, :lines) returning id
                        """)
                .param("code", "E-" + ++codes)
                .param("partner", partner)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("lines", lines)
                .query(Long.class)
                .single();
        TestDatabase.client()
                .sql(
                        "insert into envelope_line (envelope, number, content) select ?, n, 'x' from generate_series(1, ?) n")
                .params(envelope, lines)
                .update();
        return envelope;
    }

    private static void settled(long envelope, int first, int last, String verdict, boolean kept) {
        TestDatabase.client()
                .sql(
                        """
                        update envelope_line set verdict = ?, settled_at = now(), content = case when ? then content end
                        where envelope = ? and number between ? and ?
                        """)
                .params(verdict, kept, envelope, first, last)
                .update();
    }

    private static void unreadable(long envelope) {
        TestDatabase.client()
                .sql("update envelope set refusal_code = 'NOT_CSV' where id = ?")
                .param(envelope)
                .update();
    }
}
