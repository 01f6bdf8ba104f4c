package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.PeopleReads.Told;
import it.ponte.work.Stage;
import it.ponte.work.Worklist;
import java.security.Principal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final PeopleReads people;
    private final Worklist worklist;
    private final Audit audit;

    TodayPage(List<Tile> tiles, ArrivalReads arrivals, PeopleReads people, Worklist worklist, Audit audit) {
        this.tiles = tiles;
        this.arrivals = arrivals;
        this.people = people;
        this.worklist = worklist;
        this.audit = audit;
    }

    /** A tile as one operator sees it. */
    public record Shown(Tile tile, long count) {}

    /** The page. */
    @GetMapping("/console")
    String today(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        model.addAttribute(
                "tiles",
                tiles.stream()
                        .filter(tile -> who.may(tile.role()))
                        .map(tile -> new Shown(tile, tile.count().applyAsLong(who)))
                        .toList());
        model.addAttribute("waiting", waiting());
        model.addAttribute("arrivals", arrivals.latest(FEW));
        model.addAttribute("problems", arrivals.latestProblems(FEW));
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
