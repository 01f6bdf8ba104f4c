package it.ponte.console;

import it.ponte.console.ArrivalReads.Answered;
import it.ponte.console.ArrivalReads.Arrived;
import it.ponte.console.ArrivalReads.WrongLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Arrivi: what came in, and per line what became of it. */
@Controller
public class ArrivalPages {
    private static final int ENVELOPES = 50;
    private static final int LINES = 100;
    private static final int PROBLEMS = 50;

    private final ArrivalReads arrivals;

    ArrivalPages(ArrivalReads arrivals) {
        this.arrivals = arrivals;
    }

    /** The latest envelopes and the latest lines to correct. */
    @GetMapping("/console/arrivi")
    String list(Model model) {
        model.addAttribute("arrivals", arrivals.latest(ENVELOPES));
        model.addAttribute("problems", arrivals.latestProblems(PROBLEMS));
        return "arrivals";
    }

    /** One envelope, a page of its lines. */
    @GetMapping("/console/arrivi/{code}")
    String one(@PathVariable String code, @RequestParam(name = "dopo", defaultValue = "0") int after, Model model) {
        Arrived arrived = arrivals.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Answered> lines = arrivals.lines(code, after, LINES);
        int last = lines.isEmpty() ? after : lines.get(lines.size() - 1).number();
        Map<Integer, List<WrongLine>> problems =
                arrivals.problems(code, after + 1, last).stream().collect(Collectors.groupingBy(WrongLine::line));
        model.addAttribute("arrived", arrived);
        model.addAttribute("lines", lines);
        model.addAttribute("problems", problems);
        model.addAttribute("next", lines.size() == LINES ? last : null);
        return "arrival";
    }
}
