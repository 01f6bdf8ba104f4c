package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.AuditAlerts;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.PossibleDuplicates;
import it.ponte.console.PeopleReads.Told;
import it.ponte.console.TodayCounts.Counts;
import it.ponte.feedback.Letters;
import it.ponte.partner.EndingKeys;
import it.ponte.rights.Clocks;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Oggi: who waits, what came in, what went wrong, on one page. */
@Controller
public class TodayPage {
    private static final int FEW = 8;
    private static final int MANY = 100;
    private static final Duration ALERTS = Duration.ofDays(1);

    private final ArrivalReads arrivals;
    private final PeopleReads people;
    private final OfferReads offers;
    private final TodayCounts counts;
    private final Letters letters;
    private final WorkReads work;
    private final SilentPartners silent;
    private final PossibleDuplicates duplicates;
    private final Audit audit;
    private final AuditAlerts alerts;
    private final Clock clock;
    private final EndingKeys endingKeys;
    private final Consents consents;
    private final Clocks clocks;

    TodayPage(
            ArrivalReads arrivals,
            PeopleReads people,
            OfferReads offers,
            TodayCounts counts,
            Letters letters,
            WorkReads work,
            SilentPartners silent,
            PossibleDuplicates duplicates,
            Audit audit,
            AuditAlerts alerts,
            Clock clock,
            EndingKeys endingKeys,
            Consents consents,
            Clocks clocks) {
        this.arrivals = arrivals;
        this.people = people;
        this.offers = offers;
        this.counts = counts;
        this.letters = letters;
        this.work = work;
        this.silent = silent;
        this.duplicates = duplicates;
        this.audit = audit;
        this.alerts = alerts;
        this.clock = clock;
        this.endingKeys = endingKeys;
        this.consents = consents;
        this.clocks = clocks;
    }

    /** The page. */
    @GetMapping("/console")
    String today(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        model.addAttribute("toCorrect", arrivals.linesToCorrect(who));
        model.addAttribute("toDecide", offers.undecided(who));
        model.addAttribute("duplicates", duplicates.waiting());
        Counts now = counts.now(who);
        model.addAttribute("toRelease", now.toRelease());
        model.addAttribute("undeliverable", now.undeliverable());
        model.addAttribute("notTold", letters.outcomesNotTold(who));
        model.addAttribute("setAside", work.setAside(who));
        model.addAttribute(
                "alerts",
                who.may(Role.SUPERVISOR)
                        ? alerts.since(clock.instant().minus(ALERTS), MANY).size()
                        : null);
        model.addAttribute("silent", silent.seenBy(who).size());
        model.addAttribute("endingKeys", endingKeys.all().size());
        model.addAttribute("endingBases", consents.ending());
        model.addAttribute("noticed", clocks.noticed());
        model.addAttribute("waiting", work.waiting(who));
        model.addAttribute("arrivals", arrivals.latest(FEW, who));
        model.addAttribute("problems", arrivals.latestProblems(FEW, who));
        List<Told> outcomes = people.latestOutcomes(who, FEW);
        audit.read(
                who,
                "beneficiary.listed",
                outcomes.stream()
                        .map(Told::person)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        model.addAttribute("outcomes", outcomes);
        return "today";
    }
}
