package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.console.ArrivalReads.Arrived;
import it.ponte.console.ArrivalReads.WrongLine;
import it.ponte.console.EnvelopeReads.Answered;
import it.ponte.intake.ReplayScope;
import it.ponte.intake.Replays;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.Mappings;
import it.ponte.mapping.Produces;
import it.ponte.partner.Channel;
import it.ponte.partner.Partners;
import it.ponte.reading.ProblemCode;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Arrivi: what came in, and per line what became of it. */
@Controller
public class ArrivalPages {
    private static final int ENVELOPES = 50;
    private static final int LINES = 100;
    private static final int ALIKE = 30;

    private final ArrivalReads arrivals;
    private final EnvelopeReads envelopes;
    private final Replays replays;
    private final Mappings mappings;
    private final Partners partners;
    private final Sight sight;
    private final Audit audit;

    ArrivalPages(
            ArrivalReads arrivals,
            EnvelopeReads envelopes,
            Replays replays,
            Mappings mappings,
            Partners partners,
            Sight sight,
            Audit audit) {
        this.arrivals = arrivals;
        this.envelopes = envelopes;
        this.replays = replays;
        this.mappings = mappings;
        this.partners = partners;
        this.sight = sight;
        this.audit = audit;
    }

    /** Envelopes, newest first, and what is wrong in them; the address says what they are narrowed down to. */
    @GetMapping("/console/arrivi")
    String list(
            @ModelAttribute("filter") ArrivalFilter filter,
            @RequestParam(name = "prima", required = false) String before,
            Principal signedIn,
            Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        List<Arrived> page = arrivals.page(filter, before, ENVELOPES, who);
        model.addAttribute("arrivals", page);
        model.addAttribute(
                "older",
                page.size() == ENVELOPES
                        ? filter.olderThan(page.get(ENVELOPES - 1).code())
                        : null);
        model.addAttribute("wrong", before == null ? arrivals.wrongAlike(filter, ALIKE, who) : List.of());
        model.addAttribute("isFirstPage", before == null);
        model.addAttribute("partners", partners.all());
        model.addAttribute(
                "contents", Arrays.stream(Produces.values()).map(Produces::word).toList());
        model.addAttribute("channels", Channel.WORDS);
        model.addAttribute("codes", ProblemCode.values());
        return "arrivals";
    }

    /** One envelope, a page of its lines. */
    @GetMapping("/console/arrivi/{code}")
    String one(
            @PathVariable String code,
            @RequestParam(name = "problema", required = false) String problem,
            @RequestParam(name = "dopo", defaultValue = "0") int after,
            Principal signedIn,
            Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        Arrived arrived = envelopes.find(code, who).orElseThrow(Gone::new);
        audit.read(who, "envelope.read", code);
        List<Answered> lines = envelopes.lines(code, problem, after, LINES, who);
        Map<Integer, List<WrongLine>> problems =
                envelopes.problems(code, lines, who).stream().collect(Collectors.groupingBy(WrongLine::line));
        model.addAttribute("arrived", arrived);
        model.addAttribute("lines", lines);
        model.addAttribute("problems", problems);
        model.addAttribute("problem", problem);
        model.addAttribute("codes", envelopes.codes(code, who));
        model.addAttribute("next", lines.size() == LINES ? after + LINES : null);
        boolean alsoShielded = sight.knowsPeopleOf(arrived.partner(), who);
        model.addAttribute("kept", replays.count(new ReplayScope(arrived.partner(), code, null, null, alsoShielded)));
        model.addAttribute(
                "versionToday",
                mappings.find(arrived.mapping()).map(Mapping::version).orElse(null));
        return "arrival";
    }
}
