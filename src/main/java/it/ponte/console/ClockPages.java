package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.Whose;
import it.ponte.rights.Clocks;
import it.ponte.rights.RetentionSwitch;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scadenze: legal bases that end, and people whose time is over. */
@Controller
public class ClockPages {
    private static final int AT_MOST = 200;
    private static final String RETENTION = "redirect:/console/conservazione";

    private final Consents consents;
    private final Subjects subjects;
    private final Clocks clocks;
    private final RetentionSwitch pause;
    private final Audit audit;

    ClockPages(Consents consents, Subjects subjects, Clocks clocks, RetentionSwitch pause, Audit audit) {
        this.consents = consents;
        this.subjects = subjects;
        this.clocks = clocks;
        this.pause = pause;
        this.audit = audit;
    }

    /** The referrals whose legal basis ends within 30 days, or has ended; of protected people those whom she follows. */
    @GetMapping("/console/consensi")
    String bases(
            @RequestParam(name = WhoseWords.PARAMETER, required = false) String whose, Principal who, Model model) {
        Whose asked = WhoseWords.of(whose);
        List<Consents.Ending> ending =
                consents.ending(OperatorCaller.of(who), asked, AT_MOST, subjects.followedBy(who));
        listed(ending.stream().map(one -> one.isProtected() ? audit.hidden(one.person()) : one.person()), who);
        model.addAttribute("ending", ending);
        model.addAttribute("whose", asked);
        return "bases";
    }

    /** Of whom nothing was heard for long, and what the next runs would do. */
    @GetMapping("/console/conservazione")
    String retention(Principal who, Model model) {
        List<Clocks.Noticed> noticed = clocks.noticed(AT_MOST);
        listed(noticed.stream().map(Clocks.Noticed::code), who);
        model.addAttribute("noticed", noticed);
        model.addAttribute("counts", clocks.counts(Amount.MOST + 1));
        model.addAttribute("most", Amount.MOST);
        model.addAttribute("paused", pause.isPaused());
        return "retention";
    }

    /** Somebody is still with us. */
    @PostMapping("/console/conservazione/{code}/conserva")
    @Transactional
    String keep(@PathVariable String code, Principal who, RedirectAttributes after) {
        boolean kept = clocks.keep(code, OperatorCaller.of(who));
        if (kept) {
            audit.changed(OperatorCaller.of(who), "retention.kept", code);
        }
        after.addFlashAttribute(kept ? "done" : "warning", kept ? "retention.kept" : "rights.notDone");
        return RETENTION;
    }

    /** Stops the clocks. */
    @PostMapping("/console/conservazione/sospendi")
    @Transactional
    String pause(Principal who) {
        pause.pause(OperatorCaller.of(who));
        audit.changed(OperatorCaller.of(who), "retention.paused", "");
        return RETENTION;
    }

    /** The clocks count again. */
    @PostMapping("/console/conservazione/riprendi")
    @Transactional
    String resume(Principal who) {
        pause.resume(OperatorCaller.of(who));
        audit.changed(OperatorCaller.of(who), "retention.resumed", "");
        return RETENTION;
    }

    private void listed(Stream<String> people, Principal who) {
        audit.read(
                OperatorCaller.of(who), "beneficiary.listed", people.distinct().toList());
    }
}
