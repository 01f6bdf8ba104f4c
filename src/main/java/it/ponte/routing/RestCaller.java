package it.ponte.routing;

import it.ponte.access.Asked;
import it.ponte.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.stereotype.Component;

/**
 * First step of every REST route: who is calling, as the door of the REST face found out, becomes property "caller", and
 * what the request names becomes property "asked". Given to a verb as a bare text, "null" would arrive as nothing at all,
 * and quotes around a value would be gone.
 */
@Component
public class RestCaller implements Processor {
    @Override
    public void process(Exchange exchange) {
        HttpServletRequest request = exchange.getIn(PlatformHttpMessage.class).getRequest();
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        exchange.setProperty("caller", caller);
        exchange.setProperty(
                "asked",
                new Asked(
                        exchange.getIn().getHeader("code", String.class),
                        request.getParameter("externalId"),
                        request.getParameter("name"),
                        request.getHeader("Idempotency-Key"),
                        request.getParameter("after"),
                        request.getParameter("limit")));
    }
}
