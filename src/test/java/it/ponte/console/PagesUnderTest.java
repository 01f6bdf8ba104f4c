package it.ponte.console;

import it.ponte.LetterByLetter;
import it.ponte.TestFolder;
import it.ponte.api.Allowance;
import it.ponte.api.ApiSecurity;
import it.ponte.api.Callers;
import it.ponte.api.ContractPage;
import it.ponte.api.ErrorFace;
import it.ponte.api.Readiness;
import it.ponte.api.UsedVouchers;
import it.ponte.api.Vouchers;
import it.ponte.api.WebServer;
import it.ponte.embedded.DropBoxQuota;
import it.ponte.embedded.TestPostgres;
import it.ponte.machines.StoppedWebhooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages over the real rooms and the real database, without routes and servers; on a port of its own. */
public final class PagesUnderTest {
    /** Absolute: Spring would look for a relative path below the web server's document root. */
    private static final Path HERE = Path.of("").toAbsolutePath();

    private static ConfigurableApplicationContext pages;

    private PagesUnderTest() {}

    /** Starts it once for the whole run. */
    static synchronized ConfigurableApplicationContext started() {
        if (pages == null) {
            // The audit begins anew, in the database, which a test before may have signed with a key of its own, and
            // outside.
            TestPostgres.truncate("audit, audit_link, audit_root");
            FileSystemUtils.deleteRecursively(
                    HERE.resolve(TestFolder.of("pages/audit")).toFile());
            pages = start("--ponte.sign-in.second-factor=optional");
        }
        return pages;
    }

    /** Starts it once more, beside the one of the whole run, with settings of its own; to be closed. */
    static ConfigurableApplicationContext start(String... settings) {
        // A hub before it may have had keys of its own.
        TestPostgres.truncate("vault_check");
        SpringApplication application = new SpringApplication(Wiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.import=",
                "--server.port=0",
                "--ponte.home=" + HERE,
                "--ponte.data=" + HERE.resolve(TestFolder.of("pages")),
                "--ponte.keys=" + HERE.resolve(TestFolder.of("keys")),
                "--ponte.forms.quickest=0s",
                "--ponte.forms.per-hour=3"));
        arguments.addAll(LetterByLetter.arguments());
        for (String setting : settings) {
            arguments.removeIf(usual -> usual.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            arguments.add(setting);
        }
        return application.run(arguments.toArray(String[]::new));
    }

    static <B> B bean(Class<B> type) {
        return started().getBean(type);
    }

    static String address() {
        return addressOf(started());
    }

    static String addressOf(ConfigurableApplicationContext started) {
        return "http://localhost:"
                + ((ServletWebServerApplicationContext) started).getWebServer().getPort();
    }

    @ComponentScan({
        "it.ponte.console",
        "it.ponte.access",
        "it.ponte.work",
        "it.ponte.vocabulary",
        "it.ponte.partner",
        "it.ponte.programme",
        "it.ponte.intake",
        "it.ponte.mail",
        "it.ponte.mapping",
        "it.ponte.normalise",
        "it.ponte.trial",
        "it.ponte.beneficiary",
        "it.ponte.vacancy",
        "it.ponte.matching",
        "it.ponte.disclosure",
        "it.ponte.placement",
        "it.ponte.feedback",
        "it.ponte.casework",
        "it.ponte.rights"
    })
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpEncodingAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import({
        ApiSecurity.class,
        StoppedWebhooks.class,
        Allowance.class,
        Callers.class,
        Vouchers.class,
        UsedVouchers.class,
        Readiness.class,
        ErrorFace.class,
        ContractPage.class,
        WebServer.class
    })
    static class Wiring {
        /** Of the whole run: no context may close it. */
        @Bean(destroyMethod = "")
        DataSource dataSource() {
            return new HeardStatements(TestPostgres.dataSource());
        }

        @Bean
        DropBoxQuota dropBoxQuota() {
            return new DropBoxQuota(HERE.resolve(TestFolder.of("pages")), "", 1 << 20, 2);
        }

        @Bean
        WebMvcConfigurer onlyAsking() {
            return new OnlyAsking();
        }

        @Bean
        WebMvcConfigurer undoneAfterwards(PlatformTransactionManager transactions) {
            return new UndoneAfterwards(transactions);
        }

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }
    }
}
