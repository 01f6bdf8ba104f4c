package it.ponte.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class CommandsTest {
    private final Commands commands = new Commands(home -> List.of());

    /** The demo keeps the hub's own log off the terminal; the tests after this one listen to it. */
    @AfterEach
    void the_log_is_heard_again() {
        LoggingSystem.get(CommandsTest.class.getClassLoader()).setLogLevel("it.ponte", LogLevel.INFO);
    }

    @Test
    void the_demo_uses_nothing_of_an_installation_whatever_the_environment_says() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "what an operator has set",
                        Map.of(
                                "PONTE_IMAP_URL", "imaps://invii:password@imap.example/INBOX",
                                "PONTE_SFTP_OWNER", "hub1.example",
                                "PONTE_OPENPGP_KEY_FILE", "/etc/ponte/openpgp.asc",
                                "PONTE_DATABASE_URL", "jdbc:postgresql://db.example/ponte",
                                "PONTE_DATABASE_OWNER_URL", "jdbc:postgresql://db.example/ponte?user=owner",
                                "PONTE_BROKER_URL", "tcp://mq.example:61616",
                                "PONTE_SMTP_URL", "smtp://smtp.example",
                                "PONTE_KEYS", "/etc/ponte/keys")));
        SpringApplication hub = new SpringApplication(CommandsTest.class);
        hub.setWebApplicationType(WebApplicationType.NONE);
        hub.setEnvironment(environment);

        try (ConfigurableApplicationContext demo = hub.run(commands.settings("demo"))) {
            for (String own : List.of(
                    "database.url",
                    "database.owner-url",
                    "broker.url",
                    "smtp.url",
                    "imap.url",
                    "sftp.owner",
                    "openpgp.key-file")) {
                assertThat(demo.getEnvironment().getProperty("ponte." + own))
                        .as(own)
                        .isEmpty();
            }
            Path data = Path.of(demo.getEnvironment().getRequiredProperty("ponte.data"));
            assertThat(data.getFileName()).hasToString("demo");
            assertThat(Path.of(demo.getEnvironment().getRequiredProperty("ponte.keys")))
                    .isEqualTo(data.resolve("keys"));
            assertThat(demo.getEnvironment().getProperty("ponte.demo-story")).isEqualTo("true");
        }
    }

    @Test
    void the_hub_itself_starts_with_the_settings_that_it_was_given() {
        assertThat(commands.settings()).isEmpty();
        assertThat(commands.settings("--server.port=8081")).containsExactly("--server.port=8081");
    }

    @Test
    void settings_behind_the_word_demo_are_passed_on() {
        assertThat(commands.settings("demo", "--server.port=8081"))
                .contains("--server.port=8081")
                .doesNotContain("demo");
    }
}
