package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.PossibleDuplicates;
import it.ponte.console.TodayCounts.Counts;
import it.ponte.feedback.Letters;
import it.ponte.intake.Silence;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.security.Principal;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Oggi: who waits, what came in, what went wrong, on one page. */
@Controller
public class TodayPage {
    private static final int FEW = 8;

    private final ArrivalReads arrivals;
    private final PeopleReads people;
    private final OfferReads offers;
    private final TodayCounts counts;
    private final Letters letters;
    private final Worklist worklist;
    private final Silence silence;
    private final PossibleDuplicates duplicates;

    TodayPage(
            ArrivalReads arrivals,
            PeopleReads people,
            OfferReads offers,
            TodayCounts counts,
            Letters letters,
            Worklist worklist,
            Silence silence,
            PossibleDuplicates duplicates) {
        this.arrivals = arrivals;
        this.people = people;
        this.offers = offers;
        this.counts = counts;
        this.letters = letters;
        this.worklist = worklist;
        this.silence = silence;
        this.duplicates = duplicates;
    }

    /** The page. */
    @GetMapping("/console")
    String today(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        model.addAttribute("toCorrect", arrivals.linesToCorrect());
        model.addAttribute("toDecide", offers.undecided(who));
        model.addAttribute("duplicates", duplicates.waiting());
        Counts now = counts.now(who);
        model.addAttribute("toRelease", now.toRelease());
        model.addAttribute("undeliverable", now.undeliverable());
        model.addAttribute("notTold", letters.outcomesNotTold(who));
        model.addAttribute("setAside", now.setAside());
        model.addAttribute("silent", silence.silent().size());
        model.addAttribute("waiting", waiting());
        model.addAttribute("arrivals", arrivals.latest(FEW));
        model.addAttribute("problems", arrivals.latestProblems(FEW));
        model.addAttribute("outcomes", people.latestOutcomes(who, FEW));
        return "today";
    }

    /** Every stage, those without work too. */
    private Map<Stage, Long> waiting() {
        Map<Stage, Long> all = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            all.put(stage, 0L);
        }
        all.putAll(worklist.waiting());
        return all;
    }
}
