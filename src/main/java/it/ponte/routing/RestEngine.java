package it.ponte.routing;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What Camel's REST routes stand on: the hub's own web server, each request on the thread that brought it. */
@Component("platform-http-engine")
public class RestEngine implements PlatformHttpEngine {
    private final int port;
    private final Faults faults;

    public RestEngine(@Value("${server.port}") int port, Faults faults) {
        this.port = port;
        this.faults = faults;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor route) {
        return new RestConsumer(endpoint, route, faults);
    }

    @Override
    public int getServerPort() {
        return port;
    }
}
