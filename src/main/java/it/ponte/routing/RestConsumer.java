package it.ponte.routing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;

/**
 * Runs a REST route on the web server's own thread. Camel's consumer hands each request to another thread and, at its
 * end, sends it through the web server and all its filters once more; both cost more than the route.
 */
final class RestConsumer extends SpringBootPlatformHttpConsumer {
    private final Faults faults;

    RestConsumer(PlatformHttpEndpoint endpoint, Processor route, Faults faults) {
        super(endpoint, route);
        this.faults = faults;
    }

    /** Answers the request before it returns: null says that nothing is left to wait for. */
    @Override
    public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
        try {
            handleService(request, response);
        } catch (Exception broken) {
            faults.noted(getRouteId(), broken);
            refuse(response);
        }
        return null;
    }

    /** Says how long the answer is, so that it leaves in one piece instead of in chunks. */
    @Override
    protected void afterProcess(HttpServletResponse response, Exchange exchange) throws Exception {
        if (!exchange.isFailed() && exchange.getMessage().getBody() instanceof byte[] answer) {
            response.setContentLength(answer.length);
        }
        super.afterProcess(response, exchange);
    }

    private static void refuse(HttpServletResponse response) {
        try {
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (IOException gone) {
            // whoever asked does not listen any more
        }
    }
}
