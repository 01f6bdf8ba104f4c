package it.ponte.routing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.http.base.HttpHelper;

/**
 * Runs a REST route on the web server's own thread, over the request's own stream. Camel's consumer hands each request
 * to another thread and, at its end, sends it through the web server and all its filters once more, which costs more than
 * the route; and it holds every body in memory, files too, before the route begins.
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
            if (isSuspended()) {
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            } else {
                handleService(request, response);
            }
        } catch (Exception broken) {
            faults.noted(getRouteId(), broken);
            refuse(response);
        }
        return null;
    }

    @Override
    protected void handleService(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Exchange exchange = createExchange(true);
        exchange.setPattern(ExchangePattern.InOut);
        exchange.setIn(message(request, response, exchange));
        createUoW(exchange);
        try {
            getProcessor().process(exchange);
        } catch (Exception broken) {
            exchange.setException(broken);
        } finally {
            afterProcess(response, exchange);
        }
    }

    /** The request as the routes see it: its body not read yet, and of its headers and parameters those let in. */
    private Message message(HttpServletRequest request, HttpServletResponse response, Exchange exchange)
            throws IOException {
        Message message = new PlatformHttpMessage(request, response, exchange, null, true);
        for (String name : Collections.list(request.getHeaderNames())) {
            letIn(message, name, request.getHeader(name));
        }
        for (String name : Collections.list(request.getParameterNames())) {
            letIn(message, name, request.getParameter(name));
        }
        HttpHelper.evalPlaceholders(
                message.getHeaders(), request.getRequestURI(), getEndpoint().getPath());
        message.setBody(request.getInputStream());
        return message;
    }

    private void letIn(Message message, String name, String value) {
        if (!getEndpoint().getHeaderFilterStrategy().applyFilterToExternalHeaders(name, value, message.getExchange())) {
            message.setHeader(name, value);
        }
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
