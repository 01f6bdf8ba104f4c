package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** {@code routes/errors.camel.yaml}: what breaks in a stage goes back to the broker, and only its class is noted. */
@CamelSpringBootTest
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = ErrorsRouteTest.Wiring.class,
        properties = {
            "ponte.home=${user.dir}",
            "camel.main.routes-include-pattern=file:${user.dir}/routes/errors.camel.yaml",
            "spring.main.web-application-type=none"
        })
@DirtiesContext
class ErrorsRouteTest {
    @Autowired
    private ProducerTemplate door;

    @Test
    void aFailureInAStageIsRaisedAgainAndNotedByItsClassOnly(CapturedOutput output) {
        assertThatThrownBy(() -> door.sendBody("direct:failing", "Zxanary"))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseInstanceOf(ArithmeticException.class);

        assertThat(output).contains("route failing failed: java.lang.ArithmeticException");
        assertThat(output.getAll().lines().filter(line -> line.contains("it.ponte.routing.Faults")))
                .noneMatch(line -> line.contains("Zxanary"));
    }

    /** One route that fails, and the note-taker; nothing of the hub's servers. */
    @ImportAutoConfiguration(CamelAutoConfiguration.class)
    static class Wiring {
        @Bean
        Faults faults() {
            return new Faults(java.time.Clock.systemUTC());
        }

        @Bean
        RouteBuilder failing() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:failing")
                            .routeId("failing")
                            .routeConfigurationId("stage")
                            .process(exchange -> {
                                throw new ArithmeticException(
                                        "quotes " + exchange.getMessage().getBody());
                            });
                }
            };
        }
    }
}
