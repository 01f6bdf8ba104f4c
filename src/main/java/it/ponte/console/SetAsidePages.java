package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.work.Worklist;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Da rivedere: work that failed too often, and the button that tries it again. */
@Controller
public class SetAsidePages {
    private static final int AT_MOST = 200;

    private final Worklist worklist;
    private final WorkReads work;
    private final Audit audit;

    SetAsidePages(Worklist worklist, WorkReads work, Audit audit) {
        this.worklist = worklist;
        this.work = work;
        this.audit = audit;
    }

    /** What was set aside, latest first. */
    @GetMapping("/console/da-rivedere")
    String list(Principal who, Model model) {
        model.addAttribute("setAside", work.setAside(AT_MOST, OperatorCaller.of(who)));
        return "set-aside";
    }

    /** Puts one back; the sweeper rings for it within 5 seconds. */
    @PostMapping("/console/da-rivedere/{id}/riprova")
    @Transactional
    String replay(@PathVariable long id, Principal who, RedirectAttributes after) {
        boolean again = work.isSetAside(id, OperatorCaller.of(who)) && worklist.replay(id);
        if (again) {
            audit.changed(OperatorCaller.of(who), "work.retried", String.valueOf(id));
        }
        after.addFlashAttribute(again ? "done" : "warning", again ? "set-aside.replayed" : "set-aside.gone");
        return "redirect:/console/da-rivedere";
    }
}
