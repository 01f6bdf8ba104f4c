package it.ponte.feedback;

import it.ponte.access.Audit;
import it.ponte.access.Caller.HubCaller;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.placement.Concerned;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Composes the letters that answer no outcome; they leave, wait and fail as all others do. */
@Component
public class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final int AT_ONCE = 500;
    private static final HubCaller CALENDAR = new HubCaller("notices");

    private final Consents consents;
    private final Referrals referrals;
    private final NoticeTable letters;
    private final LapsedLetters lapsed;
    private final Worklist worklist;
    private final Concerned concerned;
    private final Audit audit;

    Notices(
            Consents consents,
            Referrals referrals,
            NoticeTable letters,
            LapsedLetters lapsed,
            Worklist worklist,
            Concerned concerned,
            Audit audit) {
        this.consents = consents;
        this.referrals = referrals;
        this.letters = letters;
        this.lapsed = lapsed;
        this.worklist = worklist;
        this.concerned = concerned;
        this.audit = audit;
    }

    /**
     * Warns the services of referrals whose legal basis ends soon, 500 at a time (SAFETY P13).
     *
     * @return how many were warned
     */
    @Transactional
    public int warnOfBases() {
        List<Consents.Warning> due = consents.takeToWarn(AT_ONCE);
        warned(due.stream()
                .map(one -> composed(Notice.BASIS_ENDS, one.referral(), one.until(), 0))
                .toList());
        if (!due.isEmpty()) {
            log.info("{} services were warned of a legal basis that ends", due.size());
        }
        return due.size();
    }

    /**
     * Reminds services that were warned of a legal basis that ends and did nothing about it: after ten days and after twenty,
     * three letters in all.
     *
     * @return how many were reminded
     */
    @Transactional
    public int remindOfBases() {
        List<NoticeTable.Unheeded> unheeded = letters.unheeded(AT_ONCE);
        warned(unheeded.stream()
                .map(one -> composed(Notice.BASIS_ENDS, one.referral(), one.noticeFor(), one.times()))
                .toList());
        if (!unheeded.isEmpty()) {
            log.info("{} services were reminded of a legal basis that ends", unheeded.size());
        }
        return unheeded.size();
    }

    private void warned(List<ReferralAddress> services) {
        audit.changed(
                CALENDAR,
                "basis.warned",
                services.stream()
                        .map(to -> concerned.of(to.code(), to.isProtected()))
                        .toList());
    }

    /** Gives notice of something to the service of a referral, inside a transaction; once for one day. */
    public void compose(Notice notice, long referral, LocalDate about) {
        composed(notice, referral, about, 0);
    }

    private ReferralAddress composed(Notice notice, long referral, LocalDate about, int reminder) {
        ReferralAddress to = referrals.address(referral).orElseThrow();
        letters.compose(notice, about, reminder, to).ifPresent(letter -> {
            if (!to.isProtected()) {
                worklist.add(Stage.LETTER, letter);
            }
        });
        return to;
    }

    /**
     * Cancels what was still to be said of records that end, where something was heard of the person since (SAFETY P14).
     *
     * @return how many letters
     */
    @Transactional
    public int takeBackEnds() {
        return letters.cancelEnds();
    }

    /**
     * Cancels what was still to be said on legal bases that have ended, save what is owed (SAFETY P13): letters that wait,
     * for an operator or while letters are paused, are not told by a later consent.
     *
     * @return how many letters
     */
    @Transactional
    public int takeBackBaseless() {
        return lapsed.cancel();
    }

    /** Lets the letters about a person that did not leave while her record was only kept wait for their turn again. */
    public void resume(long beneficiary) {
        worklist.addAll(Stage.LETTER, letters.unsentAbout(beneficiary));
    }
}
