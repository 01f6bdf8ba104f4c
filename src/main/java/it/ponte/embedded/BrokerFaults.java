package it.ponte.embedded;

import java.io.IOException;
import org.apache.activemq.util.DefaultIOExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the embedded broker does when its journal cannot be written, a full disk above all. By itself it would stop for
 * good; here only the message at hand fails, and the next one tries again. Nothing is lost by that: the work waits in
 * its table, and the sweeper rings until a bell gets through.
 */
final class BrokerFaults extends DefaultIOExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(BrokerFaults.class);

    @Override
    public void handle(IOException fault) {
        log.warn(
                "the broker's journal could not be written; it goes on: {}",
                fault.getClass().getName());
        allowIOResumption();
    }
}
