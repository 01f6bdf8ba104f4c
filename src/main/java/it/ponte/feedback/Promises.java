package it.ponte.feedback;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ReferenceOperators;
import it.ponte.feedback.PromiseTable.Told;
import it.ponte.partner.Answering;
import it.ponte.partner.Partner;
import it.ponte.partner.Partners;
import it.ponte.placement.Outcomes;
import it.ponte.placement.TaskStatus;
import it.ponte.vocabulary.ItalianTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Every referral gets an answer: the first news within the days that its partner was promised, then again and again until
 * its path ends.
 */
@Component
public class Promises {
    private static final Set<TaskStatus> OVER =
            EnumSet.of(TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.REJECTED, TaskStatus.CANCELLED);

    private final PromiseTable promises;
    private final NewPromises newPromises;
    private final Outcomes outcomes;
    private final Partners partners;
    private final ReferenceOperators references;
    private final Clock clock;

    Promises(
            PromiseTable promises,
            NewPromises newPromises,
            Outcomes outcomes,
            Partners partners,
            ReferenceOperators references,
            Clock clock) {
        this.promises = promises;
        this.newPromises = newPromises;
        this.outcomes = outcomes;
        this.partners = partners;
        this.references = references;
        this.clock = clock;
    }

    /** A letter left: what was promised of its referrals is kept, and while a path goes on, further news is promised. */
    void answered(long letter) {
        promises.answered(letter).forEach(this::promiseMore);
    }

    /**
     * An operator told a service by telephone what there is to tell, inside a transaction: where nobody can be written to, as
     * where there is an address.
     *
     * @return false when no answer about such a referral is about to be late, as far as she may know
     */
    @Allowed(Role.OPERATOR)
    public boolean answeredByTelephone(String referralCode, OperatorCaller who) {
        LocalDate until = promises.today().plusDays(KeptPromises.WARNED_DAYS);
        Optional<Told> told =
                promises.answeredByTelephone(referralCode, until, who.stampedAs(), references.peopleOf(who));
        told.ifPresent(this::promiseMore);
        return told.isPresent();
    }

    /** News of the referrals of these people, by internal ids, may be told again: it is promised where that had ended. */
    void resume(Collection<Long> people) {
        promises.endedOf(people).forEach(this::promiseMore);
    }

    private void promiseMore(Told told) {
        if (!isOver(told.code())) {
            beginAnew(told.referral(), told.partner());
        }
    }

    /** A letter came back: what it answered is not answered. */
    void cameBack(long letter) {
        promises.reopen(letter);
    }

    /** Promises further news of a referral. */
    void beginAnew(long referral, String partner) {
        Instant now = clock.instant();
        newPromises.begin(
                referral,
                partner,
                now,
                ItalianTime.dayOf(now.plus(answering(partner).thenEvery())));
    }

    /** Whether the path of a referral is over, as far as its service may know. */
    boolean isOver(String referralCode) {
        return OVER.contains(TaskStatus.of(false, outcomes.knownTo(referralCode)));
    }

    private Answering answering(String partner) {
        return partners.find(partner).map(Partner::answering).orElse(Answering.USUAL);
    }
}
