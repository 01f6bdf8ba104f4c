package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.embedded.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCommandTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void somebodyOfWhomNothingWasHeardForThirteenMonths() throws IOException {
        TestDatabase.clean();
        Files.createDirectories(home.resolve("config/partners"));
        Files.copy(Path.of("config/partner.schema.json"), home.resolve("config/partner.schema.json"));
        environment.put("PONTE_DATABASE_URL", TestPostgres.hubUrl());
        TestDatabase.client()
                .sql(
                        """
                        with her as (
                            insert into beneficiary (code, is_protected, profile, as_of, told_at, recorded_at, changed_at)
                            values ('B-1', false, '{}', now(), now(), now(), now() - interval '13 months') returning id),
                        enrolled as (
                            insert into enrolment (beneficiary, enrolled_at, self) select id, now(), false from her
                            returning id, beneficiary)
                        select count(*) from enrolled
                        """)
                .query(Long.class)
                .single();
        TestDatabase.client()
                .sql(
                        """
                        insert into referral (code, partner, external_id_index, beneficiary, enrolment, self_enrolled,
                                              as_of, told_at, content_hash, guard, received_at, updated_at)
                        select 'R-1', 'csm-valmora', 'x', beneficiary, id, false, now(), now(), 'x', '{}',
                               now() - interval '13 months', now() - interval '13 months' from enrolment
                        """)
                .update();
    }

    @AfterEach
    void empty() {
        TestDatabase.clean();
    }

    private int retention(String... arguments) {
        return new RetentionCommand(environment::get, home, Clock.systemUTC())
                .run(arguments, new Terminal(new PrintStream(out), new PrintStream(err)));
    }

    @Test
    void itCountsAndForgetsNobody() {
        assertThat(retention("--dry-run")).as(err::toString).isZero();

        assertThat(out.toString())
                .contains("csm-valmora: 1 people, 0 without news for too long", "Nobody was noticed or forgotten");
        assertThat(TestDatabase.client()
                        .sql("select count(*) from beneficiary where ending_noticed_at is null")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void theMonthsOfTheInstallationCount() throws IOException {
        Files.writeString(home.resolve("config/application.yml"), "ponte: {retention: {months: 12}}\n");

        assertThat(retention("--dry-run")).as(err::toString).isZero();

        assertThat(out.toString()).contains("csm-valmora: 1 people, 1 without news for too long, 0 of them");
    }

    @Test
    void anythingButADryRunIsRefused() {
        assertThat(retention()).isEqualTo(2);
        assertThat(err.toString()).contains("--dry-run");
    }
}
