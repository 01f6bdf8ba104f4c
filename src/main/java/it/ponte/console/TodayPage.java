package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.OutcomeReads.Told;
import it.ponte.feedback.KeptPromises;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Oggi: who waits, what came in, what went wrong, on one page. */
@Controller
public class TodayPage {
    private static final int FEW = 8;

    private final List<Tile> tiles;
    private final ArrivalReads arrivals;
    private final OutcomeReads outcomeReads;
    private final WorkReads work;
    private final KeptPromises promises;
    private final Audit audit;

    TodayPage(
            List<Tile> tiles,
            ArrivalReads arrivals,
            OutcomeReads outcomes,
            WorkReads work,
            KeptPromises promises,
            Audit audit) {
        this.tiles = tiles;
        this.arrivals = arrivals;
        this.outcomeReads = outcomes;
        this.work = work;
        this.promises = promises;
        this.audit = audit;
    }

    /** A tile as one operator sees it. */
    public record Shown(Tile tile, Amount amount) {}

    /** The page. */
    @GetMapping("/console")
    String today(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        model.addAttribute(
                "tiles",
                tiles.stream()
                        .filter(tile -> who.may(tile.role()))
                        .map(tile -> new Shown(tile, tile.amount().apply(who)))
                        .toList());
        model.addAttribute("waiting", work.waiting(who));
        model.addAttribute("share", promises.share(who));
        model.addAttribute("arrivals", arrivals.latest(FEW, who));
        model.addAttribute("problems", arrivals.latestProblems(FEW, who));
        List<Told> outcomes = outcomeReads.latest(who, FEW);
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
