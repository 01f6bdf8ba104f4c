package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.PartnerCaller;
import it.ponte.beneficiary.ReferralAddress;
import it.ponte.beneficiary.Referrals;
import it.ponte.feedback.LetterFigures;
import it.ponte.feedback.Letters;
import it.ponte.placement.Concerned;
import it.ponte.placement.Outcome;
import it.ponte.placement.Outcomes;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The page behind a letter's link: what happened, day by day, in the same fixed sentences as the letters, under the
 * service's own case number. No name, company or place; for a protected person only that there is an update (SAFETY P6).
 */
@Controller
public class CaseworkerPage {
    private final Letters letters;
    private final LetterFigures figures;
    private final Referrals referrals;
    private final Outcomes outcomes;
    private final JdbcClient db;
    private final Concerned concerned;
    private final Audit audit;

    CaseworkerPage(
            Letters letters,
            LetterFigures figures,
            Referrals referrals,
            Outcomes outcomes,
            JdbcClient db,
            Concerned concerned,
            Audit audit) {
        this.letters = letters;
        this.figures = figures;
        this.referrals = referrals;
        this.outcomes = outcomes;
        this.db = db;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** The page; an unknown link leads nowhere, and a service that took its referral back hears no more. */
    @GetMapping("/r/{token}")
    String page(@PathVariable String token, Model model) {
        ReferralAddress referral = letters.referralBehind(token)
                .flatMap(id -> referrals.addressesOf(personOf(id)).stream()
                        .filter(address -> address.referral() == id)
                        .findFirst())
                .orElseThrow(Gone::new);
        // Whoever holds the link has it from the service that it was sent to.
        audit.read(
                new PartnerCaller(referral.partner()),
                "referral.followed",
                concerned.of(referral.code(), referral.isProtected()));
        figures.opened(referral.referral());
        model.addAttribute("caseNumber", referral.caseNumber());
        model.addAttribute("selfEnrolled", referral.selfEnrolled());
        model.addAttribute("isProtected", referral.isProtected());
        model.addAttribute("withdrawn", referral.withdrawnAt() != null);
        model.addAttribute(
                "outcomes",
                referral.isProtected() || referral.withdrawnAt() != null ? List.of() : told(referral.code()));
        return "referral";
    }

    private long personOf(long referral) {
        return db.sql("select beneficiary from referral where id = ?")
                .param(referral)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    private List<Outcome> told(String code) {
        return outcomes.knownTo(code).stream()
                .sorted(Outcome.IN_ORDER.reversed())
                .toList();
    }
}
