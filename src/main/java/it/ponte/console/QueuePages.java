package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.AssignedOperators;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who follows a person: taken on by an operator, or given by a supervisor. */
@Controller
public class QueuePages {
    private final AssignedOperators assigned;
    private final Audit audit;

    QueuePages(AssignedOperators assigned, Audit audit) {
        this.assigned = assigned;
        this.audit = audit;
    }

    /** Takes on a person whom nobody follows. */
    @PostMapping("/console/persone/{code}/incarico")
    @Transactional
    String take(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(assigned.take(code, OperatorCaller.of(who)), "queue.taken", code, who, after);
    }

    /** Follows her no more: she is nobody's. */
    @PostMapping("/console/persone/{code}/incarico/lascia")
    @Transactional
    String leave(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(assigned.leave(code, OperatorCaller.of(who)), "queue.left", code, who, after);
    }

    /** Gives her to an operator. */
    @PostMapping("/console/persone/{code}/incarico/affida")
    @Transactional
    String give(@PathVariable String code, @RequestParam("a") String to, Principal who, RedirectAttributes after) {
        return told(assigned.give(code, to, OperatorCaller.of(who)), "queue.given", code, who, after);
    }

    /** What was done is audited by the word of its message. */
    private String told(boolean done, String message, String code, Principal who, RedirectAttributes after) {
        if (done) {
            audit.changed(OperatorCaller.of(who), message, code);
        }
        after.addFlashAttribute(done ? "done" : "warning", done ? message : "queue.notDone");
        return "redirect:/console/persone/{code}";
    }
}
