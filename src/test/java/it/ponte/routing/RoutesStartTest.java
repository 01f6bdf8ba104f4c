package it.ponte.routing;

import static it.ponte.HubUnderTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import it.ponte.HubUnderTest;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

/** The routes as they really run: all of them, described, each partner's own made out of the template. */
class RoutesStartTest {
    private final CamelContext camel = HubUnderTest.running().bean(CamelContext.class);

    @Test
    void everyRouteIsStartedAndSaysWhatItDoes() {
        eventually(() -> camel.getRoute("sftp-csm-valmora") != null);

        assertThat(camel.getRoutes()).hasSizeGreaterThan(25).allSatisfy(route -> assertThat(
                        camel.getRouteController().getRouteStatus(route.getRouteId()))
                .as(route.getRouteId())
                .isEqualTo(ServiceStatus.Started));
        assertThat(camel.getRoutes().stream()
                        .filter(route -> !route.getEndpoint().getEndpointUri().startsWith("rest"))
                        .filter(route -> route.getDescription() == null)
                        .map(Route::getRouteId)
                        .toList())
                .isEmpty();
    }

    @Test
    void eachPartnerWithASftpChannelHasItsOwnRoute() {
        eventually(() -> camel.getRoute("sftp-csm-valmora") != null);

        assertThat(camel.getRoutes().stream().map(Route::getRouteId).filter(id -> id.startsWith("sftp-")))
                .containsExactlyInAnyOrderElementsOf(List.of("sftp-csm-valmora", "sftp-servizi-sociali-valmora"));
    }
}
