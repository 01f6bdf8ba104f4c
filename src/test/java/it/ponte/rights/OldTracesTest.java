package it.ponte.rights;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SAFETY P14: what is kept beside people's records ends by the clock, too. */
class OldTracesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T11:00:00Z");

    private final OldTraces traces = new OldTraces(TestDatabase.client(), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void empty() {
        TestDatabase.clean();
    }

    private static void run(String sql) {
        TestDatabase.client().sql(sql).update();
    }

    private static String left(String column, String table) {
        return TestDatabase.client()
                .sql("select string_agg(%1$s::text, ',' order by %1$s) from %2$s".formatted(column, table))
                .query(String.class)
                .single();
    }

    @Test
    void aCaseworkerWhoWasNamedByAColleagueAndHasNoCaseAnyMoreIsForgotten() {
        run("insert into caseworker (partner, email_index, contact) values ('x', '\\x01', '\\x01')");
        run("insert into caseworker (partner, email_index, contact) values ('x', '\\x02', '\\x02')");
        run(
                """
                insert into caseworker_cover (caseworker, colleague, from_day, until_day, said_at)
                select min(id), max(id), '2026-03-01', '2026-03-20', now() from caseworker
                """);

        traces.forget();
        assertThat(left("contact", "caseworker"))
                .as("one stands in for the other")
                .isEqualTo("\\x02");

        run("delete from caseworker_cover");
        traces.forget();
        assertThat(left("(contact is null)", "caseworker")).isEqualTo("true,true");
    }

    @Test
    void whatIsWrongWithRecordedLinesEndsAfter30DaysAndThatOfWaitingOnesStays() {
        for (String received : new String[] {"2026-02-07", "2026-02-20"}) {
            run(
                    """
                    with old as (
                        insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at,
                                              received_at, lines)
                        values ('E-%1$s', 'x', 'rest', 'x', 'x', 'referral', now(), now(), '%1$s', 2) returning id),
                    lines as (
                        insert into envelope_line (envelope, number, verdict)
                        select id, n, case n when 2 then 'RECORDED' else 'DELAYED' end from old, generate_series(2, 3) n
                        returning envelope, number)
                    insert into problem (envelope, line, ordinal, field, code)
                    select envelope, number, 1, '%1$s ' || number, 'TOO_LONG' from lines
                    """
                            .formatted(received));
        }

        traces.forget();

        assertThat(left("field", "problem")).isEqualTo("2026-02-07 3,2026-02-20 2,2026-02-20 3");
    }

    @Test
    void theNameOfAFileEnds30DaysAfterItsLastAnswerAndTheHashOfItStays() {
        run(
                """
                insert into envelope (code, partner, channel, mapping, mapping_version, produces, as_of, sent_at, received_at,
                                      lines, completed_at, file_name_sealed, file_name_index)
                select 'E-' || n, 'x', 'sftp', 'x', 'x', 'referral', now(), now(), '2026-01-01', 1, completed, ('n' || n)::bytea, ('i' || n)::bytea
                from (values (1, timestamptz '2026-02-07'), (2, '2026-02-20'), (3, null)) as e (n, completed)
                """);

        traces.forget();

        assertThat(left("encode(file_name_sealed, 'escape')", "envelope")).isEqualTo("n2,n3");
        assertThat(left("encode(file_name_index, 'escape')", "envelope")).isEqualTo("i1,i2,i3");
    }

    @Test
    void aRefusedSenderIsForgottenAfterAYearAndAConfirmedOneIsNot() {
        run(
                """
                insert into mail_sender (address_index, address_sealed, first_seen_at, refused_at, confirmed_at, partner)
                values ('a', 'a', '2024-01-01', '2025-03-01', null, null), ('b', 'b', '2024-01-01', '2025-04-01', null, null),
                       ('c', 'c', '2024-01-01', null, '2024-01-01', 'x'), ('d', 'd', '2024-01-01', null, null, null)
                """);
        run("insert into waiting_mail (sender, mail) select id, 'x' from mail_sender where address_index = 'd'");

        traces.forget();

        assertThat(left("encode(address_index, 'escape')", "mail_sender")).isEqualTo("b,c,d");
    }

    @Test
    void countersAndUsedVouchersEndByThemselves() {
        run("insert into used_voucher values ('i', '1', '2026-03-10T10:59:00Z'), ('i', '2', '2026-03-10T11:01:00Z')");
        run("insert into form_sender values ('a', '{}', '2026-03-10T09:00:00Z'), ('b', '{}', '2026-03-10T10:30:00Z')");
        run("insert into allowance values ('a', 1, '2026-03-08'), ('b', 1, '2026-03-10')");
        run("insert into mail_count values ('2024-03-09', 'WAITING', 1), ('2024-03-11', 'WAITING', 1)");

        traces.forget();

        assertThat(left("number", "used_voucher")).isEqualTo("2");
        assertThat(left("encode(address, 'escape')", "form_sender")).isEqualTo("b");
        assertThat(left("caller", "allowance")).isEqualTo("b");
        assertThat(left("day", "mail_count")).isEqualTo("2024-03-11");
    }

    @Test
    void operatorsActsEndWithTheAuditOfTheirTime() {
        run(
                """
                with two as (insert into beneficiary (code, is_protected, profile, as_of, told_at, recorded_at, changed_at)
                             values ('B-1', false, '{}', now(), now(), now(), now()),
                                    ('B-2', false, '{}', now(), now(), now(), now()) returning id)
                insert into duplicate_decision (one, other, decision, reasons, decided_at, decided_by)
                select min(id), max(id), decision, '{}', at, 'operator:ada'
                from two, (values ('SAME', timestamptz '2021-03-09'), ('OPENED', timestamptz '2021-03-11')) d (decision, at)
                group by decision, at
                """);

        traces.forget();

        assertThat(left("decision", "duplicate_decision")).isEqualTo("OPENED");
    }

    @Test
    void whyAListOfPeopleWasMadeEndsWithTheAudit() {
        run(
                """
                insert into people_export (made_at, made_by, reason, people)
                values ('2021-03-09', 'operator:ada', 'Richiesta di Maria', 1), ('2021-03-11', 'operator:ada', 'Verifica', 1)
                """);

        traces.forget();

        assertThat(left("reason", "people_export")).isEqualTo("Verifica");
    }

    @Test
    void everyTableStandsInTheRetentionTable() throws Exception {
        String page = Files.readString(Path.of("docs/privacy.md"));
        assertThat(OldTraces.OVER.keySet()).allSatisfy(table -> assertThat(page).contains("`" + table));
        assertThat(Files.readString(Path.of("routes/watch.camel.yaml"))).contains("ref: oldTraces, method: forget");
    }
}
