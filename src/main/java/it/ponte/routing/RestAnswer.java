package it.ponte.routing;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Last step of every REST route: a room's answer becomes the HTTP answer, and nothing of the request goes back. */
@Component
public class RestAnswer implements Processor {
    @Override
    public void process(Exchange exchange) {
        ResponseEntity<?> answer = exchange.getMessage().getBody(ResponseEntity.class);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> message.setHeader(name, values.get(0)));
        message.setBody(answer.getBody());
    }
}
