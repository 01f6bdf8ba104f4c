package it.ponte.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.OpenEditions.Names;
import it.ponte.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;

/** Over the programmes and partners of this repository: css is the cooperative's, ixl everybody else's since 2024. */
class EditionsTest {
    private static final Path HOME = Path.of(".");

    private final JdbcClient db = TestDatabase.client();
    private final Partners partners = new Partners(HOME);
    private final Editions editions = started();

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    @Test
    void an_enrolment_belongs_to_the_edition_of_its_senders_programme_that_was_open_on_its_day() {
        enrolled(1, "2026-03-10", "coop-il-ponticello");
        enrolled(2, "2026-03-10", "csm-valmora");
        enrolled(3, "2026-03-10", null);

        assertThat(editions.assign()).isEqualTo(3);

        assertThat(edition(1)).isEqualTo("css 2026");
        assertThat(edition(2)).isEqualTo("ixl 2024-2027");
        assertThat(edition(3)).as("without a sender").isEqualTo("ixl 2024-2027");
        assertThat(editions.assign()).as("again").isZero();
        assertThat(db.sql("select who || ' ' || what || ' ' || about from audit order by id")
                        .query(String.class)
                        .list())
                .as("a row for each edition, without a number (SAFETY P16)")
                .containsExactly("hub:editions edition.given css 2026", "hub:editions edition.given ixl 2024-2027");
    }

    @Test
    void whoever_enrols_now_gets_what_the_clock_would_give_her() {
        Instant march = Instant.parse("2026-03-10T12:00:00Z");

        assertThat(editions.of("coop-il-ponticello", march)).contains(new Names("css", "2026"));
        assertThat(editions.of("csm-valmora", march)).contains(new Names("ixl", "2024-2027"));
        assertThat(editions.of("modulo-di-nessuno", march)).contains(new Names("ixl", "2024-2027"));
        assertThat(editions.of("csm-valmora", Instant.parse("2023-12-31T12:00:00Z")))
                .isEmpty();
        assertThat(editions.of("csm-valmora", Instant.parse("2023-12-31T23:30:00Z")))
                .as("the first day has begun in Italy")
                .contains(new Names("ixl", "2024-2027"));
    }

    @Test
    void a_day_of_no_edition_has_none_and_what_was_given_stays() {
        enrolled(1, "2023-12-31", "csm-valmora");
        enrolled(2, "2026-03-10", "csm-valmora");
        db.sql("update enrolment set programme = 'ips', edition = '2026' where id = 2")
                .update();

        assertThat(editions.assign()).isZero();
        assertThat(edition(1)).isNull();
        assertThat(edition(2)).isEqualTo("ips 2026");
    }

    @Test
    void only_the_latest_are_looked_at_again_until_the_next_start() {
        enrolled(1, "2026-03-10", "csm-valmora");
        enrolled(500_000, "2026-03-10", "csm-valmora");
        editions.assign();
        db.sql("update enrolment set programme = null, edition = null").update();

        assertThat(editions.assign()).isEqualTo(1);
        assertThat(edition(1)).isNull();
        assertThat(started().assign()).isEqualTo(1);
    }

    @Test
    void where_it_cannot_be_audited_all_are_looked_at_again() {
        enrolled(1, "2026-03-10", "csm-valmora");
        enrolled(500_000, "2026-03-10", "csm-valmora");

        TestDatabase.refusing(
                "audit", () -> assertThatThrownBy(editions::assign).isInstanceOf(TransactionSystemException.class));

        assertThat(edition(1)).isNull();
        assertThat(editions.assign()).isEqualTo(2);
    }

    @Test
    void the_first_who_spoke_of_it_is_its_sender() {
        enrolled(1, "2026-03-10", "coop-il-ponticello");
        referral(2, 1, "csm-valmora");

        editions.assign();

        assertThat(edition(1)).isEqualTo("css 2026");
    }

    private Editions started() {
        return new Editions(
                db, new Programmes(HOME, partners), partners, TestDatabase.audit(), TestDatabase.transactions());
    }

    private void enrolled(long id, String day, String partner) {
        db.sql(
                        """
                        insert into beneficiary (id, code, profile, as_of, told_at, recorded_at, changed_at)
                        values (?, 'B-' || ?, '{}', now(), now(), now(), now())
                        """)
                .params(id, id)
                .update();
        db.sql("insert into enrolment (id, beneficiary, enrolled_at, self) values (?, ?, ?::timestamptz, false)")
                .params(id, id, day + "T12:00:00Z")
                .update();
        if (partner != null) {
            referral(id, id, partner);
        }
    }

    private void referral(long id, long enrolment, String partner) {
        db.sql(
                        """
                        insert into referral (id, code, beneficiary, enrolment, partner, external_id_index, self_enrolled,
                                              guard, as_of, told_at, content_hash, received_at, updated_at)
                        values (?, 'R-' || ?, ?, ?, ?, ?, false, '{}', now(), now(), '', now(), now())
                        """)
                .params(id, id, enrolment, enrolment, partner, Long.toString(id).getBytes(StandardCharsets.US_ASCII))
                .update();
    }

    private String edition(long id) {
        return db.sql("select programme || ' ' || edition from enrolment where id = ?")
                .param(id)
                .query(String.class)
                .list()
                .get(0);
    }
}
