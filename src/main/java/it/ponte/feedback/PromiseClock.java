package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.PromiseTable.Open;
import it.ponte.placement.Telling;
import it.ponte.vocabulary.WorkingDays;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The last day of a promise: the service hears what waits for its digest, or that the path is still under way. Who follows
 * her was told some days before.
 */
@Component
public class PromiseClock {
    private static final Logger log = LoggerFactory.getLogger(PromiseClock.class);
    private static final int AT_ONCE = 500;

    /** How long before the digests it is asked what they are to tell. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final PromiseTable table;
    private final Promises promises;
    private final NewsTable news;
    private final WaitingNews waiting;
    private final DueTimes dueTimes;
    private final Referrals referrals;
    private final Worklist worklist;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate part;

    PromiseClock(
            PromiseTable table,
            Promises promises,
            NewsTable news,
            WaitingNews waiting,
            DueTimes dueTimes,
            Referrals referrals,
            Worklist worklist,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.promises = promises;
        this.news = news;
        this.waiting = waiting;
        this.dueTimes = dueTimes;
        this.referrals = referrals;
        this.worklist = worklist;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * On a working day, an hour before the digests: has told with them what there is to tell of the referrals whose day would
     * else pass, today or before the next working day. What was missed until then is told together, at the next full hour.
     * While lines wait to be recorded 500 at most, since recording them goes first.
     *
     * @return how many
     */
    public int keep() {
        LocalDate today = table.today();
        table.endGone(WorkingDays.after(today));
        Instant digests = Rhythm.inTheMorningOf(today);
        if (!WorkingDays.isWorking(today) || clock.instant().isBefore(digests.minus(AHEAD))) {
            return 0;
        }
        Instant due = clock.instant().isAfter(digests) ? nextFullHour() : digests;
        int kept = 0;
        int more;
        do {
            more = transaction.execute(tx -> keepSome(WorkingDays.after(today), due));
            kept += more;
        } while (more == AT_ONCE && !worklist.anyDue(Stage.NORMALISE));
        if (kept > 0) {
            log.info("{} promises of an answer end before the next working day", kept);
        }
        return kept;
    }

    private Instant nextFullHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private int keepSome(LocalDate before, Instant due) {
        List<Open> ending = table.ending(before, AT_ONCE);
        for (Open one : ending) {
            table.asked(one);
            unlessUnreadable(() -> keep(one, due));
        }
        return ending.size();
    }

    /** One that cannot be kept by a letter stays open, in the list of those whom somebody must call. */
    private void keep(Open promise, Instant due) {
        ReferralAddress to = referrals.address(promise.referral()).orElse(null);
        Telling telling = to == null ? Telling.NEVER : Telling.of(false, to.basisEnded(), to.restricted());
        if (telling == Telling.NEVER) {
            table.end(promise);
            return;
        }
        boolean isBeingTold =
                telling == Telling.LATER || waiting.hurry(to.referral(), due) || table.hasLetterOnItsWay(to.referral());
        if (!isBeingTold && (to.withdrawnAt() != null || promises.isOver(to.code()))) {
            endUnlessUndeliverable(promise);
        } else if (!isBeingTold && !to.isProtected() && dueTimes.rhythmOf(to) == Rhythm.NEVER) {
            table.end(promise);
            promises.beginAnew(to.referral(), to.partner());
        } else if (!isBeingTold) {
            news.add(Notice.STILL_UNDER_WAY, promise.dueOn(), to, dueTimes.at(due, to));
        }
    }

    /** A closing answer that reached nobody is still owed. */
    private void endUnlessUndeliverable(Open promise) {
        if (!table.hasUndeliverable(promise.referral())) {
            table.end(promise);
        }
    }

    /** A record that cannot be read holds back no other: its promise stays open, and stands among those about to be late. */
    private void unlessUnreadable(Runnable telling) {
        try {
            part.executeWithoutResult(tx -> telling.run());
        } catch (RuntimeException failure) {
            log.error(
                    "news of a referral could not be given: {}",
                    failure.getClass().getName());
        }
    }
}
