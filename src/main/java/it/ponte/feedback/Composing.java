package it.ponte.feedback;

import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.placement.Outcome;
import it.ponte.placement.Telling;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes letters of what is to be told: each thing goes into exactly one letter, whoever else composes (SAFETY G5). */
@Component
class Composing {
    private static final Logger log = LoggerFactory.getLogger(Composing.class);
    private static final int AT_A_TIME = 50;
    private static final int DIGESTS_AT_A_TIME = 10;

    /** What is more goes into the addressee's next letter, some moments later. */
    private static final int CASES_AT_MOST = 200;

    private final Addressees addressees;
    private final Referrals referrals;
    private final NewsTable news;
    private final WaitingNews waiting;
    private final DueTimes dueTimes;
    private final NewLetters newLetters;
    private final LetterTable letters;
    private final NoticeTable notices;
    private final Worklist worklist;
    private final TransactionTemplate transaction;
    private final TransactionTemplate part;

    Composing(
            Addressees addressees,
            Referrals referrals,
            NewsTable news,
            WaitingNews waiting,
            DueTimes dueTimes,
            NewLetters newLetters,
            LetterTable letters,
            NoticeTable notices,
            Worklist worklist,
            PlatformTransactionManager transactions) {
        this.addressees = addressees;
        this.referrals = referrals;
        this.news = news;
        this.waiting = waiting;
        this.dueTimes = dueTimes;
        this.newLetters = newLetters;
        this.letters = letters;
        this.notices = notices;
        this.worklist = worklist;
        this.transaction = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** An outcome is to be told to every referral that it answers; inside a transaction. */
    void hear(Outcome outcome) {
        List<ReferralAddress> concerned = addressees.of(outcome);
        if (concerned.isEmpty() && !addressees.isForgotten(outcome)) {
            newLetters.composeForNobody(outcome.id());
            log.warn("nobody can be told of outcome {}", outcome.code());
        }
        concerned.forEach(to -> news.add(outcome, to, dueTimes.of(outcome.kind(), to)));
    }

    /** Makes some of the letters whose time has come, unless another hub is at it: what was made leaves before more is. */
    void composeSome() {
        int composed = transaction.execute(tx -> news.composeAlone() ? composeDue() : 0);
        if (composed > 0) {
            log.info("letters were composed for {} referrals or addressees", composed);
        }
    }

    private int composeDue() {
        List<Long> alone = news.referralsDue(AT_A_TIME);
        alone.forEach(referral -> orElse(() -> composeAlone(referral), () -> waiting.postpone(referral)));
        List<Addressee> due = alone.size() < AT_A_TIME ? news.addresseesDue(DIGESTS_AT_A_TIME) : List.of();
        due.forEach(
                to -> orElse(() -> composeDigest(to), () -> news.referralsOf(to).forEach(waiting::apart)));
        return alone.size() + due.size();
    }

    /** Whether there are more letters whose time has come. */
    boolean hasMore() {
        return waiting.anyDue();
    }

    /** One case that cannot be read holds back no other. */
    private void orElse(Runnable composing, Runnable otherwise) {
        try {
            part.executeWithoutResult(tx -> composing.run());
        } catch (RuntimeException failure) {
            log.error("a letter could not be composed: {}", failure.getClass().getName());
            otherwise.run();
        }
    }

    private void composeAlone(long referral) {
        compose(referrals.address(referral).orElseThrow(), news.waiting(referral));
    }

    /** One letter about the cases that may be told beside others, 200 at most; each of the others has its own. */
    private void composeDigest(Addressee to) {
        List<Long> together = new ArrayList<>();
        for (long referral : news.referralsOf(to).stream().limit(CASES_AT_MOST).toList()) {
            ReferralAddress address = referrals.address(referral).orElseThrow();
            if (to.herself() == null && Digests.mayTell(address, news.waiting(referral))) {
                together.add(referral);
            } else {
                composeAlone(referral);
            }
        }
        if (together.size() == 1) {
            composeAlone(together.get(0));
        } else if (!together.isEmpty()) {
            long letter = newLetters.composeDigest(to);
            together.forEach(referral -> news.tellIn(letter, news.waiting(referral)));
            worklist.add(Stage.LETTER, letter);
        }
    }

    /** What may be told, what may be told later and what may not be told any more never stand in one letter. */
    private void compose(ReferralAddress to, List<News> all) {
        Map<Telling, List<News>> parts = new EnumMap<>(Telling.class);
        all.forEach(one -> parts.computeIfAbsent(
                        Telling.of(one.isOwed(), to.basisEnded(), to.restricted()), telling -> new ArrayList<>())
                .add(one));
        parts.forEach((telling, told) -> {
            long letter = letterOf(News.head(told), to);
            news.tellIn(letter, told);
            if (telling == Telling.NEVER) {
                letters.cancelled(letter);
            } else if (!to.isProtected()) {
                worklist.add(Stage.LETTER, letter);
            }
        });
    }

    private long letterOf(News head, ReferralAddress to) {
        return head.outcome() == null
                ? notices.compose(head.notice(), head.on(), to).orElseThrow()
                : newLetters.compose(head.outcome(), to).orElseThrow();
    }
}
