package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.placement.Outcomes;
import it.ponte.work.Stage;
import it.ponte.work.Work;
import it.ponte.work.Worklist;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stage that tells outcomes: each in one letter to each referral, built when it leaves, sent once. A protected
 * person's letter waits for an operator; letters that only reached the hub's own mail server do not count as told.
 */
@Component
public class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_A_TIME = 50;

    private final Worklist worklist;
    private final Outcomes outcomes;
    private final LetterTable letters;
    private final LetterSwitch letterSwitch;
    private final Addressees addressees;
    private final Leaving leaving;
    private final LetterWriter writer;
    private final Composing composing;
    private final Digests digests;
    private final Sealing sealing;
    private final Handover handover;
    private final TransactionTemplate transaction;
    private final boolean delivers;

    Outbox(
            Worklist worklist,
            Outcomes outcomes,
            LetterTable letters,
            LetterSwitch letterSwitch,
            Addressees addressees,
            Leaving leaving,
            LetterWriter writer,
            Composing composing,
            Digests digests,
            Sealing sealing,
            Handover handover,
            PlatformTransactionManager transactions,
            @Value("${ponte.smtp.url:}") String smtpUrl,
            @Value("${ponte.demo:false}") boolean demo) {
        this.worklist = worklist;
        this.outcomes = outcomes;
        this.letters = letters;
        this.letterSwitch = letterSwitch;
        this.addressees = addressees;
        this.leaving = leaving;
        this.writer = writer;
        this.composing = composing;
        this.digests = digests;
        this.sealing = sealing;
        this.handover = handover;
        this.transaction = new TransactionTemplate(transactions);
        this.delivers = demo || !smtpUrl.isBlank();
    }

    /**
     * Takes in all outcomes that wait to be told, and makes some of the letters whose time has come.
     *
     * @return how many outcomes were done
     */
    public int composeWaiting() {
        int told = worklist.drain(
                Stage.FEEDBACK,
                AT_A_TIME,
                batch -> batch.forEach(work -> composing.hear(outcomes.get(work.subject()))));
        if (told > 0) {
            log.info("{} outcomes wait to be told", told);
        }
        composing.composeSome();
        return told;
    }

    /**
     * Claims letters whose turn it is; none while letters are paused. Ask of each {@link #mayLeave(Work)} right before
     * {@link #write(Work)}, send it, and end it with {@link #sent(Work)} or {@link #failed(Work, Throwable)}.
     */
    public List<Work> due(int atMost) {
        return letterSwitch.isPaused() ? List.of() : worklist.claim(Stage.LETTER, atMost);
    }

    /** Whether letters wait that could be made or leave now. */
    public boolean hasMore() {
        return composing.hasMore() || !letterSwitch.isPaused() && worklist.anyDue(Stage.LETTER);
    }

    /**
     * Whether a claimed letter may leave at this moment. Much can have changed since it was claimed, as the letters
     * before it may have taken minutes: letters were paused, another consumer claimed it, its person became protected.
     * Whoever may not leave any more is taken off the list.
     */
    public boolean mayLeave(Work work) {
        return Boolean.TRUE.equals(transaction.execute(tx -> !letterSwitch.isPaused()
                && worklist.stillMine(work)
                && handover.mayBegin(work)
                && leaving.mayGo(work)));
    }

    /** The e-mail of a claimed letter, from the state of this moment. Written twice it has the same Message-ID. */
    public MimeMessage write(Work work) {
        Letter letter = letters.get(work.subject());
        ReferralAddress to = digests.toWhom(letter).orElseThrow();
        InternetAddress mailbox = addressees.mailboxOf(to, letter.hasMovedOn()).orElseThrow();
        return sealing.readyToGo(written(letter, to, mailbox), to, mailbox);
    }

    private MimeMessage written(Letter letter, ReferralAddress to, InternetAddress mailbox) {
        if (letter.isDigest()) {
            return writer.write(letter.messageId(), digests.of(letter), mailbox);
        }
        return letter.isAboutNoCase()
                ? writer.write(letter.messageId(), Notice.valueOf(letter.notice()), letter.partner(), mailbox)
                : writer.write(letter.messageId(), leaving.sentence(letter), to, mailbox);
    }

    /** Whether a claimed letter goes by ordinary mail. */
    public boolean isOrdinary(Work work) {
        return !isCertified(work);
    }

    /** Whether a claimed letter goes by certified mail (PEC). */
    public boolean isCertified(Work work) {
        return handover.relayOf(work) == Relay.PEC;
    }

    /** The mail server took a letter: it is told, or only kept when that server is the hub's own. */
    public void sent(Work work) {
        transaction.executeWithoutResult(tx -> handover.taken(work, delivers));
        log.info("letter {} was {}", work.subject(), delivers ? "sent" : "kept, NOT DELIVERED");
    }

    /**
     * Notes that a letter could not be sent: it is tried again later, or never, by what the mail server said. A protected
     * person's letter waits for an operator instead, since the mail server may have taken it (SAFETY G5).
     */
    public void failed(Work work, Throwable failure) {
        transaction.executeWithoutResult(tx -> handover.failed(work, failure));
        log.warn(
                "letter {} could not be sent: {}",
                work.subject(),
                failure.getClass().getName());
    }

    /**
     * Once a real mail server is configured, sends what was only kept before.
     *
     * @return how many letters wait again; 0 while there is no real mail server
     */
    public int requeueKept() {
        if (!delivers) {
            return 0;
        }
        return transaction.execute(tx -> {
            List<Long> kept = letters.takeKept();
            worklist.addAll(Stage.LETTER, kept);
            return kept.size();
        });
    }
}
