package it.ponte.rights;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.beneficiary.Beneficiaries;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.Notice;
import it.ponte.feedback.Notices;
import it.ponte.placement.Concerned;
import it.ponte.vocabulary.ItalianTime;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets the clocks work (SAFETY P14): whoever is silent for too long is noticed, and forgotten 30 days later. */
@Component
public class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** The hub, where its clocks about people act. */
    static final HubCaller CLOCKS = new HubCaller("retention");

    /** So many in one run: a wrong clock does not empty the record over night. */
    private static final int AT_ONCE = 200;

    private final Turns turns;
    private final RetentionSwitch pause;
    private final Erasure erasure;
    private final Beneficiaries people;
    private final Referrals referrals;
    private final Notices notices;
    private final Concerned concerned;
    private final Audit audit;
    private final Clock clock;
    private final Worklist worklist;

    Retention(
            Turns turns,
            RetentionSwitch pause,
            Erasure erasure,
            Beneficiaries people,
            Referrals referrals,
            Notices notices,
            Concerned concerned,
            Audit audit,
            Clock clock,
            Worklist worklist) {
        this.turns = turns;
        this.pause = pause;
        this.erasure = erasure;
        this.people = people;
        this.referrals = referrals;
        this.notices = notices;
        this.concerned = concerned;
        this.audit = audit;
        this.clock = clock;
        this.worklist = worklist;
    }

    /**
     * One run: at most 200 people are noticed and 200 forgotten, each for herself; nobody while it is paused. Whose turn
     * fails is tried again, and set aside after eight failures; the others go on. Nobody either by a wrong clock: of several
     * hubs one whose clock is a month ahead would forget today whoever another noticed today.
     */
    public void run() {
        if (pause.isPaused()) {
            return;
        }
        if (!turns.haveOneTime()) {
            log.error("nobody is noticed or forgotten: the clocks of the hub and of its database are minutes apart");
            return;
        }
        turns.heardAgain();
        notices.takeBackEnds();
        worklist.addMissing(Stage.RETENTION, turns.due(AT_ONCE));
        int done = worklist.drainWhile(
                () -> !pause.isPaused(),
                Stage.RETENTION,
                1,
                turn -> turn.forEach(her -> asTheClockSays(her.subject())));
        if (done > 0) {
            log.info("the time of {} people was looked at", done);
        }
    }

    private void asTheClockSays(long person) {
        switch (turns.step(person)) {
            case FORGET -> forget(people.code(person));
            case NOTICE -> giveNotice(person);
            case NOTHING -> log.info("somebody was heard of in time: nothing is done");
        }
    }

    private void forget(String code) {
        String about = concerned.of(code);
        if (erasure.erase(code, ForgettingReason.TIME_OVER, "hub")) {
            audit.changed(CLOCKS, "retention.forgotten", about);
        }
    }

    private void giveNotice(long person) {
        turns.noticed(person);
        LocalDate end = ItalianTime.dayOf(clock.instant()).plusDays(Clocks.NOTICE_DAYS);
        referrals.addressesOf(person).stream()
                .filter(referral -> referral.withdrawnAt() == null)
                .map(ReferralAddress::referral)
                .forEach(referral -> notices.compose(Notice.RECORD_ENDS, referral, end));
        audit.changed(CLOCKS, "retention.noticed", concerned.of(people.code(person)));
    }
}
