package it.ponte.rights;

import it.ponte.access.Allowed;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.beneficiary.Forgotten;
import it.ponte.beneficiary.ForgottenPeople;
import it.ponte.casework.ForgottenAnswers;
import it.ponte.feedback.ForgottenLetters;
import it.ponte.intake.ForgottenLines;
import it.ponte.matching.ForgottenProposals;
import it.ponte.placement.ForgottenOutcomes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets a person in every room at once, for ever (GDPR art. 17); what figures count of her stays (SAFETY P14). */
@Component
public class Erasure {
    private static final Logger log = LoggerFactory.getLogger(Erasure.class);

    private final ForgottenPeople people;
    private final ForgottenProposals proposals;
    private final ForgottenOutcomes outcomes;
    private final ForgottenLetters letters;
    private final ForgottenAnswers answers;
    private final ForgottenLines lines;
    private final TransactionTemplate transaction;

    public Erasure(
            ForgottenPeople people,
            ForgottenProposals proposals,
            ForgottenOutcomes outcomes,
            ForgottenLetters letters,
            ForgottenAnswers answers,
            ForgottenLines lines,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.proposals = proposals;
        this.outcomes = outcomes;
        this.letters = letters;
        this.answers = answers;
        this.lines = lines;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Forgets the person of this code.
     *
     * @return false when no such record stands
     */
    @Allowed({Role.OPERATOR, Role.DATA_PROTECTION_OFFICER})
    public boolean erase(String code, ForgettingReason why, OperatorCaller by) {
        return erase(code, why, by.stampedAs());
    }

    /** The same, by operator:&lt;name&gt; or by the hub itself when her time is over. */
    boolean erase(String code, ForgettingReason why, String by) {
        boolean erased = Boolean.TRUE.equals(transaction.execute(tx -> {
            var forgotten = people.forget(code, why, by);
            forgotten.ifPresent(this::everywhere);
            return forgotten.isPresent();
        }));
        if (erased) {
            log.info("a person was forgotten");
        }
        return erased;
    }

    private void everywhere(Forgotten her) {
        Map<String, String> newCodes = new HashMap<>(her.newCodes());
        newCodes.putAll(proposals.forget(her.people()));
        outcomes.forget(her.people(), newCodes);
        letters.forget(her.people(), her.referrals());
        answers.forget(her.referrals());
        lines.forgetRecorded(her.numbers().keySet(), her.newCodes().keySet());
        her.numbers().forEach((partner, numbers) -> lines.forgetKept(partner, numbers::contains));
        if (!her.taxCodes().isEmpty()) {
            lines.forgetKept(null, value -> her.taxCodes().contains(plain(value)));
        }
    }

    private static String plain(String value) {
        return value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
