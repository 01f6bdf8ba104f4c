package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.partner.Installation;
import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Scope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;

class KeyCommandTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theKeyThatIsPrintedOpensTheDoor() {
        Installation installation = Installation.in(home).withDropBox("uno");

        assertThat(run("uno")).isZero();

        Matcher key = Pattern.compile("pk_\\S{43}").matcher(printed.toString(StandardCharsets.UTF_8));
        assertThat(key.find()).isTrue();
        Path folder = home.resolve("data/keys");
        PartnerKeys keys =
                new PartnerKeys(installation.partners(), new StandardEnvironment(), folder, Clock.systemUTC());
        assertThat(keys.opens("uno", key.group(), Scope.DROPBOX_USE)).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Its SHA-256 is kept in " + folder.resolve("partners.properties"));
    }

    @Test
    void anUnknownPartnerAMissingWordAndAWrongFileAreSaidAndEndWithTwo() {
        Installation installation = Installation.in(home).withDropBox("uno");

        assertThat(run("ignoto")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        installation.with("rotto.yaml", "id: rotto\n");
        assertThat(run("rotto")).isEqualTo(2);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("No partner is called ignoto", "ponte key <partner>", "config/partners/rotto.yaml: file: ")
                .doesNotContain("pk_");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void theFileOfAnotherPartnerMayBeUnfinished() {
        Installation.in(home).withDropBox("uno").with("rotto.yaml", "id: rotto\n");

        assertThat(run("uno")).isZero();
    }

    @Test
    void aLimitedKeyComesWithTheLinesForTheFileAndOpensOnceTheyStandThere() {
        Installation installation = Installation.in(home).withDropBox("uno");

        assertThat(run("uno", "--scopes", "vacancies:write,dropbox:use", "--expires", "2099-06-30"))
                .isZero();

        String said = printed.toString(StandardCharsets.UTF_8);
        Matcher key = Pattern.compile("pk_\\S{43}").matcher(said);
        assertThat(key.find()).isTrue();
        assertThat(home.resolve("data")).doesNotExist();
        installation.withDropBox("uno", said.substring(said.indexOf("keys:")));
        PartnerKeys keys = new PartnerKeys(
                installation.partners(), new StandardEnvironment(), home.resolve("data/keys"), Clock.systemUTC());
        assertThat(keys.opens("uno", key.group(), Scope.DROPBOX_USE)).isTrue();
        assertThat(keys.opens("uno", key.group(), Scope.FORMS_WRITE)).isFalse();
    }

    @Test
    void aScopeThatDoesNotExistAndADayThatIsOverAreRefused() {
        Installation.in(home).withDropBox("uno");

        assertThat(run("uno", "--scopes", "everything", "--expires", "2099-06-30"))
                .isEqualTo(2);
        assertThat(run("uno", "--scopes", "vacancies:write", "--expires", "2020-06-30"))
                .isEqualTo(2);
        assertThat(run("uno", "--scopes", "vacancies:write")).isEqualTo(2);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("referrals:write")
                .doesNotContain("pk_");
    }

    private int run(String... args) {
        Map<String, String> environment = Map.of("PONTE_HOME", home.toString());
        return new KeyCommand(environment::get, Clock.systemUTC()).run(args, TestTerminal.over(printed));
    }
}
