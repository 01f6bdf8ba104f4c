package it.ponte.api;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the web server does before and after every door: problems as documents, bodies at a pace. */
@Configuration
public class WebServer {

    /** What Tomcat answers by itself (a request line it cannot read) is a problem document too. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    /**
     * Slow bodies leave the hub to the others. Comes after Spring's own customizer, which finds out the visitor's address
     * behind a proxy.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesAtAPace(
            @Value("${ponte.http.bodies:150}") int most,
            @Value("${ponte.http.bodies-per-address:100}") int mostOfOne,
            @Value("${ponte.http.body-grace:10s}") Duration grace,
            @Value("${ponte.http.body-bytes-per-second:2048}") int slowest) {
        return factory -> {
            factory.addEngineValves(new BodyValve(new BodyPlaces(most, mostOfOne), new PacedBody.Pace(grace, slowest)));
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                    http.setDisableUploadTimeout(false);
                    http.setConnectionUploadTimeout((int) grace.toMillis());
                }
            });
        };
    }
}
