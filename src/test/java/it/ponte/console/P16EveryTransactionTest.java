package it.ponte.console;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.ChangesOfPeople;
import it.ponte.TestDatabase;
import it.ponte.beneficiary.Comparison;
import it.ponte.embedded.TestPostgres;
import it.ponte.feedback.Outbox;
import it.ponte.rights.Retention;
import it.ponte.vocabulary.ItalianTime;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAFETY P16, seen from the database: no transaction that changes what is on record of people leaves it without a row in the audit. */
@Tag("P16")
class P16EveryTransactionTest {
    /**
     * What arrived, by what people are compared, and letters before anything became of them (decision 0017): composed, on
     * their way to somebody, kept by the hub's own mail server; what waits for a letter, and the clock of what was promised.
     */
    private static final Set<String> WITHOUT = Set.of(
            "envelope",
            "envelope_line",
            "shielded_line",
            "problem",
            "comparison_key",
            "letter insert",
            "letter sending_at",
            "letter kept_at",
            "letter sent_to",
            "letter sent_through",
            "letter_told",
            "promise");

    private static final String SAME =
            """
            {"externalId": "%s", "beneficiary": {"firstName": "Teodolinda", "lastName": "Zxanary", "bornOn": "1984-05-17"},
             "caseworker": {"email": "referente@servizio.example"}}
            """;

    @BeforeEach
    void every_table_about_people_is_watched() {
        TestOperators.onlyOne();
        TestPostgres.asOwner(
                """
                create table ponte.watched (transaction xid8, place text);
                create function ponte.watch() returns trigger language plpgsql security definer as $$
                begin
                    insert into ponte.watched values (pg_current_xact_id(), tg_table_name);
                    return null;
                end $$;
                create function ponte.watch_letter() returns trigger language plpgsql security definer as $$
                begin
                    if tg_op = 'UPDATE' then
                        insert into ponte.watched
                        select pg_current_xact_id(), 'letter ' || now.key
                        from jsonb_each(to_jsonb(new)) now join jsonb_each(to_jsonb(old)) was using (key)
                        where now.value is distinct from was.value;
                    else
                        insert into ponte.watched values (pg_current_xact_id(), 'letter ' || lower(tg_op));
                    end if;
                    return null;
                end $$
                """);
        ChangesOfPeople.tables().stream()
                .filter(table -> !table.equals("watched"))
                .forEach(P16EveryTransactionTest::watch);
        watch("audit");
    }

    @AfterEach
    void and_no_longer() {
        TestPostgres.asOwner("drop function ponte.watch(), ponte.watch_letter() cascade; drop table ponte.watched");
    }

    @Test
    void from_referral_to_hire_and_letters_none_is_without() {
        SampleStory story = SampleStory.told();
        story.protectedPerson("LQ-1");
        SampleStory.send("cpi-valmora", "api-referral", SAME.formatted("D-1"));
        SampleStory.send("coop-il-ponticello", "api-referral", SAME.formatted("D-2"));
        story.settle();
        PagesUnderTest.bean(Comparison.class).compareWaiting();
        Visitor operator = Visitor.operator();
        String best = SampleStory.undecided().get(0).code();
        operator.get("/console/proposte");
        operator.post("/console/proposte/" + best + "/accetta");
        story.settle();
        operator.get("/console/esiti/nuovo");
        operator.post(
                "/console/esiti",
                "su",
                best,
                "esito",
                "HIRED",
                "data",
                LocalDate.now(ItalianTime.ZONE).toString(),
                "contratto",
                "FIXED_TERM");
        story.settle();
        SampleStory.send(
                "cpi-valmora",
                "api-outcome",
                """
                {"externalId": "O-1", "about": "%s", "kind": "INTERVIEWED", "on": "%s"}
                """
                        .formatted(
                                one("select code from referral where partner = 'cpi-valmora' limit 1"),
                                LocalDate.now(ItalianTime.ZONE)));
        story.settle();
        Outbox outbox = PagesUnderTest.bean(Outbox.class);
        outbox.due(50).stream().filter(outbox::mayLeave).forEach(outbox::sent);
        PagesUnderTest.bean(Retention.class).run();

        assertThat(TestDatabase.client()
                        .sql(
                                """
                                select distinct place from watched w where not exists (
                                    select from watched a where a.transaction = w.transaction and a.place = 'audit')
                                """)
                        .query(String.class)
                        .set())
                .isSubsetOf(WITHOUT);
        assertThat(TestDatabase.client()
                        .sql("select distinct place from watched")
                        .query(String.class)
                        .set())
                .contains("beneficiary", "protected_person", "referral", "enrolment", "proposal", "outcome", "path")
                .contains("placement", "letter insert", "letter kept_at", "possible_duplicate")
                .contains("caseworker", "feed_entry");
    }

    private static void watch(String table) {
        TestPostgres.asOwner(
                """
                create trigger watch after insert or update or delete on %s.%s for each row execute function ponte.%s()
                """
                        .formatted(
                                one("select schemaname from pg_tables where tablename = '" + table
                                        + "' and schemaname like 'ponte%'"),
                                table,
                                table.equals("letter") ? "watch_letter" : "watch"));
    }

    private static String one(String sql) {
        return TestDatabase.client().sql(sql).query(String.class).single();
    }
}
