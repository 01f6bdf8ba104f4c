package it.ponte.routing;

import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rounds of looking into one folder of the mailbox: whether one takes place, and what is said when it fails. */
final class MailPolling implements PollingConsumerPollStrategy, ExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(MailPolling.class);

    private final BooleanSupplier mayLook;
    private final Runnable nothingFound;
    private boolean failed;
    private boolean away;

    /**
     * For one folder.
     *
     * @param mayLook asked before each round
     * @param nothingFound told when a round found no mail
     */
    MailPolling(BooleanSupplier mayLook, Runnable nothingFound) {
        this.mayLook = mayLook;
        this.nothingFound = nothingFound;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        failed = false;
        return mayLook.getAsBoolean();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int mails) {
        if (failed) {
            return;
        }
        if (away) {
            away = false;
            log.info("the mailbox can be read again");
        }
        if (mails == 0) {
            nothingFound.run();
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception failure) {
        handleException(failure);
        return false;
    }

    /** Says it once, by the class: a mail server's messages may quote what it was asked. */
    @Override
    public void handleException(Throwable failure) {
        failed = true;
        if (!away) {
            away = true;
            log.warn(
                    "the mailbox cannot be read: {}; mails wait there until it can",
                    failure.getClass().getName());
        }
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        handleException(failure);
    }
}
