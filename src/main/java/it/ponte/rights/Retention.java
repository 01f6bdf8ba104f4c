package it.ponte.rights;

import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.Notice;
import it.ponte.feedback.Notices;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the clocks work (SAFETY P14): whoever is silent for too long is noticed, and forgotten 30 days later. */
@Component
public class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final String HUB = "hub";
    /** So many in one run: a wrong clock does not empty the record over night. */
    private static final int AT_ONCE = 200;

    private final Clocks clocks;
    private final RetentionSwitch pause;
    private final Erasure erasure;
    private final Referrals referrals;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Retention(
            Clocks clocks,
            RetentionSwitch pause,
            Erasure erasure,
            Referrals referrals,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.clocks = clocks;
        this.pause = pause;
        this.erasure = erasure;
        this.referrals = referrals;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One run: at most 200 people are noticed and 200 forgotten; nobody while it is paused. */
    public void run() {
        if (pause.isPaused()) {
            return;
        }
        clocks.heardAgain();
        List<Clocks.Silent> over = clocks.toForget(AT_ONCE);
        over.forEach(her -> erasure.erase(her.code(), ForgettingReason.TIME_OVER, HUB));
        List<Clocks.Silent> silent = clocks.toNotice(AT_ONCE);
        silent.forEach(her -> transaction.executeWithoutResult(tx -> giveNotice(her)));
        if (!over.isEmpty() || !silent.isEmpty()) {
            log.info("{} people were forgotten, notice was given of {}", over.size(), silent.size());
        }
    }

    private void giveNotice(Clocks.Silent her) {
        clocks.noticed(her.beneficiary());
        LocalDate end = ItalianTime.dayOf(clock.instant()).plusDays(Clocks.NOTICE_DAYS);
        referrals.addressesOf(her.beneficiary()).stream()
                .filter(referral -> referral.withdrawnAt() == null)
                .map(ReferralAddress::referral)
                .forEach(referral -> notices.compose(Notice.RECORD_ENDS, referral, end));
    }
}
