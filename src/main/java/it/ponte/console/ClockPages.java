package it.ponte.console;

import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Consents;
import it.ponte.rights.Clocks;
import it.ponte.rights.RetentionSwitch;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scadenze: legal bases that end, and people whose time is over. */
@Controller
public class ClockPages {
    private static final int AT_MOST = 200;
    private static final String RETENTION = "redirect:/console/conservazione";

    private final Consents consents;
    private final Clocks clocks;
    private final RetentionSwitch pause;

    ClockPages(Consents consents, Clocks clocks, RetentionSwitch pause) {
        this.consents = consents;
        this.clocks = clocks;
        this.pause = pause;
    }

    /** The referrals whose legal basis ends within 30 days, or has ended. */
    @GetMapping("/console/consensi")
    String bases(Model model) {
        model.addAttribute("ending", consents.ending(AT_MOST));
        return "bases";
    }

    /** Of whom nothing was heard for long, and what the next runs would do. */
    @GetMapping("/console/conservazione")
    String retention(Model model) {
        model.addAttribute("noticed", clocks.noticed(AT_MOST));
        model.addAttribute("counts", clocks.counts());
        model.addAttribute("paused", pause.isPaused());
        return "retention";
    }

    /** Somebody is still with us. */
    @PostMapping("/console/conservazione/{code}/conserva")
    String keep(@PathVariable String code, RedirectAttributes after) {
        boolean kept = clocks.keep(code);
        after.addFlashAttribute(kept ? "done" : "warning", kept ? "retention.kept" : "rights.notDone");
        return RETENTION;
    }

    /** Stops the clocks. */
    @PostMapping("/console/conservazione/sospendi")
    String pause(Principal who) {
        pause.pause(OperatorCaller.of(who).stampedAs());
        return RETENTION;
    }

    /** The clocks count again. */
    @PostMapping("/console/conservazione/riprendi")
    String resume(Principal who) {
        pause.resume(OperatorCaller.of(who).stampedAs());
        return RETENTION;
    }
}
