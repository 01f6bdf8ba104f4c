package it.ponte.rights;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Consents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** SAFETY P14: docs/privacy.md says what the program does. */
class PrivacyPageTest {
    private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

    private static String chapter(String from, String to) throws IOException {
        String page = Files.readString(Path.of("docs/privacy.md"));
        return page.substring(page.indexOf(from), page.indexOf(to));
    }

    private static List<String> retention() throws IOException {
        return chapter("## Retention", "Tables that tell of nobody")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what | where"))
                .toList();
    }

    private static String row(String what) throws IOException {
        return retention().stream()
                .filter(line -> line.startsWith("| " + what))
                .findFirst()
                .orElseThrow();
    }

    private static Object setting(String path) throws IOException {
        Object value = new Yaml().load(Files.readString(Path.of("src/main/resources/application.yml")));
        for (String key : path.split("\\.")) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    @Test
    void theDefaultsOfTheSettingsAreThoseOfThePage() throws IOException {
        assertThat(row("a person without news"))
                .contains(setting("ponte.retention.months") + " months", "notice of " + Clocks.NOTICE_DAYS + " days");
        assertThat(row("an operator's session"))
                .contains(setting("server.servlet.session.timeout").toString().replace("m", " minutes"));
        assertThat(row("a consent")).contains("warned " + Consents.WARNED_DAYS + " days before");
    }

    /** What stands in each statement as an interval stands in the row of its place, in the page's words. */
    @Test
    void theTimesAfterWhichTracesEndAreThoseOfThePage() throws IOException {
        for (Map.Entry<String, String> over : OldTraces.OVER.entrySet()) {
            Matcher interval = Pattern.compile("interval '1? ?([^']+)'").matcher(over.getValue());
            if (interval.find()) {
                assertThat(retention())
                        .as(over.getKey())
                        .anyMatch(line -> line.split("\\|")[2].contains("`" + over.getKey())
                                && line.split("\\|")[3].contains(interval.group(1))
                                && line.contains("`oldTraces.forget`"));
            }
        }
    }

    @Test
    void everyTableAndColumnThatThePageNamesExists() throws IOException {
        for (String line : retention()) {
            Matcher ticked = TICKED.matcher(line.split("\\|")[2]);
            while (ticked.find()) {
                String[] place = ticked.group(1).split("\\.");
                if (place[0].contains("/")) {
                    continue;
                }
                assertThat(TestDatabase.client()
                                .sql(
                                        """
                                        select count(*) from pg_tables t
                                        join pg_namespace n on n.nspname = t.schemaname
                                        join pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
                                        join pg_attribute a on a.attrelid = c.oid
                                        where t.tablename = ? and t.schemaname not in ('pg_catalog', 'information_schema')
                                          and (a.attname = ? or ?::text is null) and not a.attisdropped
                                        """)
                                .params(
                                        place[0],
                                        place.length > 1 ? place[1] : "id",
                                        place.length > 1 ? place[1] : null)
                                .query(Long.class)
                                .single())
                        .as(ticked.group(1))
                        .isPositive();
            }
        }
    }

    @Test
    void everyTableStandsEitherInTheRetentionTableOrAmongThoseThatTellOfNobody() throws IOException {
        Set<String> kept = retention().stream()
                .flatMap(line -> ticked(line.split("\\|")[2]))
                .map(place -> place.split("\\.")[0])
                .collect(Collectors.toSet());
        List<String> nobodys =
                ticked(chapter("Tables that tell of nobody", "*Oggi*")).toList();
        List<String> tables = TestDatabase.client()
                .sql(
                        """
                        select tablename from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema') order by tablename
                        """)
                .query(String.class)
                .list();

        assertThat(tables).hasSizeGreaterThan(50).allSatisfy(table -> assertThat(
                        kept.contains(table) ^ nobodys.contains(table))
                .as(table)
                .isTrue());
        assertThat(tables).containsAll(nobodys);
    }

    private static Stream<String> ticked(String text) {
        return TICKED.matcher(text).results().map(found -> found.group(1));
    }

    @Test
    void theClocksThatThePageNamesAreRungByTheRoutes() throws IOException {
        String routes = Files.readString(Path.of("routes/watch.camel.yaml"));
        for (String clock : List.of(
                "ref: keptLines, method: forgetRefused",
                "oldTraces, method: forget",
                "retention, method: run",
                "notices, method: warnOfBases")) {
            assertThat(routes).contains(clock);
        }
    }
}
