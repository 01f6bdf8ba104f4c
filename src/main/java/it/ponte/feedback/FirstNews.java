package it.ponte.feedback;

import it.ponte.feedback.NewPromises.Newcomer;
import it.ponte.partner.Answering;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Promises the first news of whoever was referred; a person who enrolled herself is written to that it arrived. */
@Component
public class FirstNews {
    private static final Logger log = LoggerFactory.getLogger(FirstNews.class);
    private static final int AT_ONCE = 500;

    private final NewPromises promises;
    private final Notices notices;
    private final Partners partners;
    private final Worklist worklist;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private LocalDate lookedAtAllOn;

    FirstNews(
            NewPromises promises,
            Notices notices,
            Partners partners,
            Worklist worklist,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.promises = promises;
        this.notices = notices;
        this.partners = partners;
        this.worklist = worklist;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes in the referrals that arrived: while lines wait to be recorded 500 at most, since recording them goes first. Once a
     * day it looks at all there are, lest one that was committed late stays without a promise.
     *
     * @return how many
     */
    public synchronized int begin() {
        LocalDate today = ItalianTime.dayOf(clock.instant());
        long after = today.equals(lookedAtAllOn) ? promises.latest() : 0;
        Map<String, Integer> daysOf = daysOfPartners();
        int begun = 0;
        List<Newcomer> newcomers;
        do {
            newcomers = begin(after, daysOf);
            begun += newcomers.size();
            after = newcomers.isEmpty()
                    ? after
                    : newcomers.get(newcomers.size() - 1).referral();
        } while (newcomers.size() == AT_ONCE && !worklist.anyDue(Stage.NORMALISE));
        lookedAtAllOn = newcomers.size() < AT_ONCE ? today : lookedAtAllOn;
        return begun;
    }

    private List<Newcomer> begin(long after, Map<String, Integer> daysOf) {
        return transaction.execute(tx -> {
            List<Newcomer> newcomers = promises.beginNext(after, daysOf, days(Answering.USUAL), AT_ONCE);
            newcomers.stream().filter(Newcomer::selfEnrolled).forEach(this::thank);
            return newcomers;
        });
    }

    /** A record that cannot be read holds back no other. */
    private void thank(Newcomer one) {
        try {
            notices.compose(Notice.RECEIVED, one.referral(), ItalianTime.dayOf(one.receivedAt()));
        } catch (RuntimeException failure) {
            log.error(
                    "that an enrolment arrived could not be told: {}",
                    failure.getClass().getName());
        }
    }

    private Map<String, Integer> daysOfPartners() {
        Map<String, Integer> days = new LinkedHashMap<>();
        for (Partner partner : partners.all()) {
            days.put(partner.id(), days(partner.answering()));
        }
        return days;
    }

    private static int days(Answering answering) {
        return (int) answering.firstNews().toDays();
    }
}
