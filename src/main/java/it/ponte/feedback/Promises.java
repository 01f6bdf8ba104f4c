package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.PromiseTable.Open;
import it.ponte.feedback.PromiseTable.Told;
import it.ponte.partner.Answering;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.Outcomes;
import it.ponte.placement.TaskStatus;
import it.ponte.placement.Telling;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.vocabulary.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every referral gets an answer: the first news within the days that its partner was promised, then again and again until
 * its path ends. Who follows her is told first, some days before; on the day itself the service hears what waits for its
 * digest, or that the path is still under way.
 */
@Component
public class Promises {
    private static final Logger log = LoggerFactory.getLogger(Promises.class);
    private static final int AT_ONCE = 500;
    private static final Set<TaskStatus> OVER =
            EnumSet.of(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.REJECTED, TaskStatus.CANCELLED);

    private final PromiseTable promises;
    private final NewsTable news;
    private final WaitingNews waiting;
    private final DueTimes dueTimes;
    private final Referrals referrals;
    private final Outcomes outcomes;
    private final Partners partners;
    private final Clock clock;

    Promises(
            PromiseTable promises,
            NewsTable news,
            WaitingNews waiting,
            DueTimes dueTimes,
            Referrals referrals,
            Outcomes outcomes,
            Partners partners,
            Clock clock) {
        this.promises = promises;
        this.news = news;
        this.waiting = waiting;
        this.dueTimes = dueTimes;
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.partners = partners;
        this.clock = clock;
    }

    /** A letter left: what was promised of its referrals is kept, and while a path goes on, further news is promised. */
    void answered(long letter) {
        for (Told one : promises.answered(letter)) {
            if (!isOver(one.code())) {
                beginAnew(one.referral(), one.partner());
            }
        }
    }

    /** A letter came back: what it answered is not answered. */
    void cameBack(long letter) {
        promises.reopen(letter);
    }

    private void beginAnew(long referral, String partner) {
        Instant now = clock.instant();
        promises.begin(
                referral,
                partner,
                now,
                ItalianTime.dayOf(now.plus(answering(partner).thenEvery())));
    }

    /**
     * On a working day from eight on: has told what there is to tell of the referrals whose day would else pass, today or
     * before the next working day.
     *
     * @return how many
     */
    @Transactional
    public int keep() {
        promises.endGone();
        LocalDate today = promises.today();
        if (!WorkingDays.isWorking(today) || clock.instant().isBefore(Rhythm.inTheMorningOf(today))) {
            return 0;
        }
        List<Open> ending = promises.ending(WorkingDays.after(today), AT_ONCE);
        for (Open one : ending) {
            promises.asked(one);
            unlessUnreadable(() -> keep(one));
        }
        if (!ending.isEmpty()) {
            log.info("{} promises of an answer end before the next working day", ending.size());
        }
        return ending.size();
    }

    /** One that cannot be kept by a letter stays open, in the list of those whom somebody must call. */
    private void keep(Open promise) {
        ReferralAddress to = referrals.address(promise.referral()).orElse(null);
        Telling telling = to == null ? Telling.NEVER : Telling.of(false, to.basisEnded(), to.restricted());
        if (telling == Telling.NEVER) {
            promises.end(promise);
            return;
        }
        boolean isBeingTold =
                telling == Telling.LATER || waiting.hurry(to.referral()) || promises.hasLetterOnItsWay(to.referral());
        if (!isBeingTold && (to.withdrawnAt() != null || isOver(to.code()))) {
            promises.end(promise);
        } else if (!isBeingTold && !to.isProtected() && dueTimes.rhythmOf(to) == Rhythm.NEVER) {
            promises.end(promise);
            beginAnew(to.referral(), to.partner());
        } else if (!isBeingTold) {
            news.add(Notice.STILL_UNDER_WAY, promise.dueOn(), to, dueTimes.today(to));
        }
    }

    /** A record that cannot be read holds back no other: its promise stays open, and stands among those about to be late. */
    private static void unlessUnreadable(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            log.error(
                    "news of a referral could not be given: {}",
                    failure.getClass().getName());
        }
    }

    private boolean isOver(String referralCode) {
        return OVER.contains(TaskStatus.of(false, outcomes.knownTo(referralCode)));
    }

    private Answering answering(String partner) {
        return partners.find(partner).map(Partner::answering).orElse(Answering.USUAL);
    }
}
