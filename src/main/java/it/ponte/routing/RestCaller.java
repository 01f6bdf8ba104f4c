package it.ponte.routing;

import it.ponte.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.stereotype.Component;

/** First step of every REST route: who is calling, as the door of the REST face found out, becomes property "caller". */
@Component
public class RestCaller implements Processor {
    @Override
    public void process(Exchange exchange) {
        HttpServletRequest request = exchange.getIn(PlatformHttpMessage.class).getRequest();
        Caller caller = (Caller) request.getAttribute(Caller.ATTRIBUTE);
        exchange.setProperty("caller", caller);
    }
}
