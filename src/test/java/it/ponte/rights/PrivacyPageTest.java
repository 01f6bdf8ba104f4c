package it.ponte.rights;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.beneficiary.Consents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** SAFETY P14: docs/privacy.md says what the program does. */
class PrivacyPageTest {
    private static final Pattern TICKED = Pattern.compile("`([^`]+)`");

    private static List<String> retention() throws IOException {
        String page = Files.readString(Path.of("docs/privacy.md"));
        String table = page.substring(page.indexOf("## Retention"), page.indexOf("*Oggi*"));
        return table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
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
                                        select count(*) from information_schema.columns
                                        where table_name = ? and (column_name = ? or ?::text is null)
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
    void theClocksThatThePageNamesAreRungByTheRoutes() throws IOException {
        String routes = Files.readString(Path.of("routes/watch.camel.yaml"));
        for (String clock : List.of(
                "ref: keptLines, method: forgetRefused", "retention, method: run", "notices, method: warnOfBases")) {
            assertThat(routes).contains(clock);
        }
    }
}
