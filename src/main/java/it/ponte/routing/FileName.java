package it.ponte.routing;

import it.ponte.access.Personal;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/**
 * The name of the file that a route reads becomes property "fileName", so that verbs get it exactly: a bare text "null"
 * would arrive as nothing at all, and quotes around a name would be gone.
 */
@Component
public class FileName implements Processor {
    @Override
    public void process(Exchange exchange) {
        exchange.setProperty("fileName", Personal.of(exchange.getIn().getHeader(Exchange.FILE_NAME, String.class)));
    }
}
