package it.ponte;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code kill -9} in the middle of a file: nothing of it is lost, nothing of it happens twice. */
class KilledHubTest {
    private static final String PARTNER = "servizi-sociali-valmora";
    private static final int BAD = 200;
    private static final int SENT_TWICE = 100;
    private static final int SECOND_CASES = 50;
    private static final int LINES = 10_000;
    private static final int PEOPLE = LINES - BAD - SENT_TWICE - SECOND_CASES;

    @Test
    void everyLineOfAFileIsRecordedOnceThoughTheHubIsKilledInTheMiddle() throws Exception {
        try (HubProcess hub = new HubProcess(Path.of("target/killed-hub"))) {
            String key = hub.key(PARTNER);
            hub.start();
            leave(hub, key);
            JdbcClient database = hub.database();

            eventually(() -> settled(database) > 0);
            hub.kill();

            int answered = settled(database);
            assertThat(answered).as("killed in the middle").isBetween(1, LINES - 1);
            Long databasePid = hub.postgres().pid();

            hub.start();

            assertThat(hub.postgres().pid())
                    .as("the running database is adopted")
                    .isEqualTo(databasePid);
            List<String[]> receipt = receipt(hub, key);
            assertThat(receipt).extracting(row -> row[0]).containsExactlyElementsOf(lineNumbers());
            assertThat(receipt.stream().collect(Collectors.groupingBy(row -> row[1], Collectors.counting())))
                    .isEqualTo(Map.of(
                            "recorded", (long) PEOPLE + SECOND_CASES,
                            "unchanged", (long) SENT_TWICE,
                            "refused", (long) BAD));
            assertThat(database.sql("select code from referral")
                            .query(String.class)
                            .list())
                    .hasSize(PEOPLE + SECOND_CASES)
                    .containsExactlyInAnyOrderElementsOf(codesOf("recorded", receipt))
                    .containsAll(codesOf("unchanged", receipt));
            assertThat(count(database, "beneficiary")).isEqualTo(PEOPLE);
            assertThat(count(database, "enrolment")).isEqualTo(PEOPLE);
            assertThat(count(database, "envelope")).isEqualTo(1);
            assertThat(eventually(() -> count(database, "work") == 0)).isTrue();

            assertThat(hub.stop(Duration.ofSeconds(20))).as("stops in time").isTrue();
            assertThat(hub.postgres().pid())
                    .as("the database is stopped with it")
                    .isNull();
            assertThat(Files.readString(hub.log())).doesNotContain("\tat ");
        }
    }

    /** New people, some of them in two cases; lines with a day that does not exist; lines that stood before already. */
    private static void leave(HubProcess hub, String key) throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            var person = TestPeople.next();
            lines.add(line("K-" + i, person));
            if (i < SECOND_CASES) {
                lines.add(line("K-bis-" + i, person));
            }
            if (i < BAD) {
                lines.add(line("K-bad-" + i, TestPeople.next()).replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980"));
            }
        }
        lines.addAll(List.copyOf(lines.subList(lines.size() - SENT_TWICE, lines.size())));
        assertThat(lines).hasSize(LINES);
        String csv = SocialServicesFile.HEADER + String.join("", lines);
        try (DropBoxClient partner = hub.dropBox(PARTNER, key)) {
            partner.put("grande.csv", csv.getBytes("windows-1252"));
        }
    }

    private static String line(String number, TestPeople.TestPerson person) {
        return SocialServicesFile.line(number, person, "MAGAZZINO", "assistente@servizi.example");
    }

    /** The rows of the receipt, the header left out. */
    private static List<String[]> receipt(HubProcess hub, String key) throws Exception {
        try (DropBoxClient partner = hub.dropBox(PARTNER, key)) {
            String receipt = eventually(() -> partner.find("out/grande.csv.receipt.csv"));
            assertThat(partner.list("in")).isEmpty();
            return receipt.lines().skip(1).map(row -> row.split(";")).toList();
        }
    }

    private static List<String> lineNumbers() {
        List<String> numbers = new ArrayList<>();
        for (int line = 2; line <= LINES + 1; line++) {
            numbers.add(Integer.toString(line));
        }
        return numbers;
    }

    private static List<String> codesOf(String verdict, List<String[]> receipt) {
        return receipt.stream()
                .filter(row -> row[1].equals(verdict))
                .map(row -> row[2])
                .toList();
    }

    private static int settled(JdbcClient database) {
        return database.sql("select coalesce(sum(settled), 0) from envelope")
                .query(Integer.class)
                .single();
    }

    private static int count(JdbcClient database, String table) {
        return database.sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
