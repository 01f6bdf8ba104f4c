package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.intake.Replay;
import it.ponte.intake.ReplayScope;
import it.ponte.intake.Replays;
import it.ponte.normalise.Replaying;
import it.ponte.partner.Partners;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Riletture: many refused lines settled again, with what they were chosen by, how far it is, and a button to stop. */
@Controller
public class ReplayPages {
    private static final int AT_MOST = 50;
    private static final String HERE = "redirect:/console/riletture";

    private final Replays replays;
    private final Replaying replaying;
    private final Partners partners;
    private final Sight sight;
    private final Audit audit;

    ReplayPages(Replays replays, Replaying replaying, Partners partners, Sight sight, Audit audit) {
        this.replays = replays;
        this.replaying = replaying;
        this.partners = partners;
        this.sight = sight;
        this.audit = audit;
    }

    /** The latest ones. */
    @GetMapping("/console/riletture")
    String list(Principal who, Model model) {
        model.addAttribute(
                "replays",
                replays.latest(AT_MOST).stream()
                        .filter(replay -> isSeen(replay, OperatorCaller.of(who)))
                        .toList());
        return "replays";
    }

    /** How many lines one would be about, before it begins. */
    @GetMapping("/console/riletture/nuova")
    String prepare(
            @RequestParam("mittente") String partner,
            @RequestParam(name = "busta", required = false) String envelope,
            @RequestParam(name = "problema", required = false) String problem,
            @RequestParam(name = "campo", required = false) String field,
            Principal who,
            Model model) {
        ReplayScope scope = scope(partner, envelope, problem, field, OperatorCaller.of(who));
        model.addAttribute("scope", scope);
        model.addAttribute("lines", replays.count(scope));
        model.addAttribute("most", Replays.MOST_LINES);
        return "replay-new";
    }

    /** Begins one. */
    @PostMapping("/console/riletture")
    @Transactional
    String begin(
            @RequestParam("mittente") String partner,
            @RequestParam(name = "busta", required = false) String envelope,
            @RequestParam(name = "problema", required = false) String problem,
            @RequestParam(name = "campo", required = false) String field,
            Principal who,
            RedirectAttributes after) {
        Optional<Long> begun = replays.begin(
                scope(partner, envelope, problem, field, OperatorCaller.of(who)),
                OperatorCaller.of(who).stampedAs());
        if (begun.isEmpty()) {
            after.addFlashAttribute("warning", "replay.nothing");
            return HERE;
        }
        audit.changed(OperatorCaller.of(who), "replay.begun", envelope == null ? partner : envelope);
        return HERE + "/" + begun.get();
    }

    /** How far one is. */
    @GetMapping("/console/riletture/{id}")
    String one(@PathVariable long id, Principal who, Model model) {
        model.addAttribute("replay", find(id, OperatorCaller.of(who)));
        return "replay";
    }

    /** Stops one. */
    @PostMapping("/console/riletture/{id}/ferma")
    @Transactional
    String stop(@PathVariable long id, Principal who) {
        replaying.stop(find(id, OperatorCaller.of(who)).id(), OperatorCaller.of(who));
        audit.changed(OperatorCaller.of(who), "replay.stopped", String.valueOf(id));
        return HERE + "/" + id;
    }

    private Replay find(long id, OperatorCaller who) {
        return replays.find(id).filter(replay -> isSeen(replay, who)).orElseThrow(Gone::new);
    }

    /** One that reads lines about protected people tells that there are some. */
    private boolean isSeen(Replay replay, OperatorCaller who) {
        return !replay.scope().alsoShielded()
                || sight.knowsPeopleOf(replay.scope().partner(), who);
    }

    /** A field named "" means the line as a whole, so only a missing one means all. */
    private ReplayScope scope(String partner, String envelope, String problem, String field, OperatorCaller who) {
        if (partners.find(partner).isEmpty()) {
            throw new Gone();
        }
        return new ReplayScope(partner, envelope, problem, field, sight.knowsPeopleOf(partner, who));
    }
}
