package it.ponte.machines;

import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.FeedGlance;
import it.ponte.placement.FeedPage;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an event of whatever is new in the feed of a partner whose system wants to be told: each entry once for each way and
 * place, in the transaction that passes it.
 */
@Component
public class Announcing {
    private static final int PAGE = 500;

    private final Partners partners;
    private final FeedbackWays ways;
    private final FeedbackEvents events;
    private final FeedGlance feed;
    private final TransactionTemplate transaction;

    Announcing(
            Partners partners,
            FeedbackWays ways,
            FeedbackEvents events,
            FeedGlance feed,
            PlatformTransactionManager transactions) {
        this.partners = partners;
        this.ways = ways;
        this.events = events;
        this.feed = feed;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Looks through the feeds of all partners that are called or have a topic. */
    public void announce() {
        announce(Way.WEBHOOK, partner -> partner.systems().webhook() != null);
        announce(Way.TOPIC, partner -> partner.systems().topic());
    }

    private void announce(Way way, Predicate<Partner> wanted) {
        List<String> those =
                partners.all().stream().filter(wanted).map(Partner::id).toList();
        if (those.isEmpty()) {
            return;
        }
        ways.begin(way, those);
        for (String partner : those) {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(tx -> page(way, partner)));
            }
        }
    }

    /** Whether there may be another. */
    private boolean page(Way way, String partner) {
        return ways.hold(way, partner)
                .map(stand -> {
                    FeedPage page = feed.page(partner, stand.behind(), PAGE);
                    if (!page.entries().isEmpty()) {
                        events.make(way, partner, page.entries());
                    }
                    if (page.cursor() > stand.behind()) {
                        ways.passed(way, partner, page.cursor());
                    }
                    return page.entries().size() >= PAGE;
                })
                .orElse(false);
    }
}
