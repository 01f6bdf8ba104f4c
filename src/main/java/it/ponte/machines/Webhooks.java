package it.ponte.machines;

import it.ponte.machines.FeedbackEvents.Event;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.FeedGlance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls partners' own servers, one event after the other in their order. One that does not answer with 2xx is called again
 * with growing pauses for three days ({@link Patience}) and then stopped, as is one that answers 410 at once: an operator
 * begins it again, and what came meanwhile is told then.
 */
@Component
public class Webhooks {
    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
    private static final int AT_MOST = 100;
    private static final int GONE = 410;
    private static final Duration TURN = Duration.ofSeconds(20);

    /** Longer than a turn and the call that may still be under way at its end. */
    private static final Duration HELD = Duration.ofMinutes(2);

    private final Partners partners;
    private final WebhookKeys keys;
    private final FeedbackWays ways;
    private final FeedbackEvents events;
    private final EventText text;
    private final FeedGlance feed;
    private final Call call;
    private final Clock clock;

    Webhooks(
            Partners partners,
            WebhookKeys keys,
            FeedbackWays ways,
            FeedbackEvents events,
            EventText text,
            FeedGlance feed,
            Call call,
            Clock clock) {
        this.partners = partners;
        this.keys = keys;
        this.ways = ways;
        this.events = events;
        this.text = text;
        this.feed = feed;
        this.call = call;
        this.clock = clock;
    }

    /** The partners that can be called now because something waits for them; {@link #tell} each. */
    public List<String> due() {
        List<String> called = partners.all().stream()
                .filter(partner -> partner.systems().webhook() != null)
                .map(Partner::id)
                .toList();
        return called.isEmpty() ? called : ways.due(Way.WEBHOOK, called);
    }

    /**
     * Tells a partner what waits for it, for twenty seconds at most, so that no other waits long; the first call that fails
     * ends it. Nothing where another hub does at this moment, or did in vain since it was due.
     */
    public void tell(String partner) {
        if (!ways.claim(Way.WEBHOOK, partner, HELD)) {
            return;
        }
        Instant end = clock.instant().plus(TURN);
        for (Event event : events.waiting(Way.WEBHOOK, partner, AT_MOST)) {
            if (!feed.mayBeTold(event.outcome(), event.referral(), event.position())) {
                events.drop(event);
            } else if (!isTold(partner, event)) {
                return;
            }
            if (!clock.instant().isBefore(end)) {
                break;
            }
        }
        ways.answered(Way.WEBHOOK, partner);
    }

    private boolean isTold(String partner, Event event) {
        int status = status(partner, event);
        if (status >= 200 && status < 300) {
            events.told(event);
            return true;
        }
        boolean stopped = status == GONE ? ways.stop(Way.WEBHOOK, partner, "GONE") : ways.failed(Way.WEBHOOK, partner);
        if (stopped) {
            log.warn(
                    "the webhook of {} was stopped: {}", partner, status == GONE ? "it is gone" : "no answer for days");
        }
        return false;
    }

    /** Of the answer; 0 where there was none, also through a fault of ours: the others are called all the same. */
    private int status(String partner, Event event) {
        try {
            return call(partner, event);
        } catch (IOException noAnswer) {
            return 0;
        } catch (RuntimeException fault) {
            log.error(
                    "the webhook of {} could not be called: {}",
                    partner,
                    fault.getClass().getName());
            return 0;
        }
    }

    private int call(String partner, Event event) throws IOException {
        byte[] body = text.of(partner, event).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = keys.of(partner)
                .headers(event.event().toString(), clock.instant().getEpochSecond(), body);
        return call.post(partners.get(partner).systems().webhook().url(), headers, body);
    }
}
