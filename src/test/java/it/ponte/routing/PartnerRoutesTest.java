package it.ponte.routing;

import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.TestDatabase;
import it.ponte.partner.Installation;
import it.ponte.work.Leases;
import it.ponte.work.SourceState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.NamedNode;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class PartnerRoutesTest {
    @TempDir
    Path home;

    /** Never started: nothing is reached for, routes are only made. */
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private Installation installation;

    @BeforeEach
    void twoPartners() throws Exception {
        installation = Installation.in(home)
                .withDropBox("cassetta")
                .withMapping("lontano")
                .with(
                        "lontano.yaml",
                        """
                id: lontano
                name: Servizio con un server suo
                kind: SOCIAL_SERVICE
                territory: Valmora
                channels:
                  - type: sftp
                    mapping: lontano
                    server:
                      host: sftp.lontano.example
                      user: ponte
                      hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBm9cm9wcGEgaW52ZW50YXRhIHBlciBwcm92YQ==
                      passwordEnv: LONTANO
                      directory: uscita
                      moveTo: presi
                """);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("sftp")
                        .templateParameter("partner")
                        .templateParameter("source")
                        .from("{{source}}")
                        .to("log:files");
            }
        });
    }

    @Test
    void filesAreFetchedFromOurDropBoxAndFromAPartnersOwnServer() {
        assertThat(routes(false)).containsExactlyInAnyOrder("sftp-cassetta", "sftp-lontano");
    }

    @Test
    void theDemoFetchesNothingFromServersOfAnInstallation() {
        assertThat(routes(true)).containsExactly("sftp-cassetta");
    }

    private List<String> routes(boolean demo) {
        new PartnerRoutes(
                        camel,
                        installation.partners(),
                        new DropBoxAddress(home, "127.0.0.1", 2222, ""),
                        new PartnerServers(camel, new MockEnvironment().withProperty("LONTANO", "parola"), home, home),
                        new Sources(new Leases(TestDatabase.client()), new SourceState(), Clock.systemUTC()),
                        demo)
                .begin();
        return camel.getRouteDefinitions().stream().map(NamedNode::getId).toList();
    }
}
