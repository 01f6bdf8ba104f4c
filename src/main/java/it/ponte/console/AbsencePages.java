package it.ponte.console;

import it.ponte.access.Absences;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.beneficiary.AssignedOperators;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away, who stands in, and to whom a queue is handed over. */
@Controller
public class AbsencePages {
    private final Absences absences;
    private final Operators operators;
    private final AssignedOperators assigned;
    private final Audit audit;

    AbsencePages(Absences absences, Operators operators, AssignedOperators assigned, Audit audit) {
        this.absences = absences;
        this.operators = operators;
        this.assigned = assigned;
        this.audit = audit;
    }

    /** Notes an absence. */
    @PostMapping("/console/operatori/{name}/assenze")
    @Transactional
    String away(
            @PathVariable String name,
            @RequestParam("dal") @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam("al") @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam("sostituta") String deputy,
            Principal who,
            RedirectAttributes after) {
        boolean noted = absences.note(exists(name), from, to, deputy, OperatorCaller.of(who));
        audited(noted, "absence.noted", name, who);
        return told(name, noted, "absence.noted", "absence.wrong", after);
    }

    /** Takes an absence back. */
    @PostMapping("/console/operatori/{name}/assenze/{id}/togli")
    @Transactional
    String back(@PathVariable String name, @PathVariable long id, Principal who, RedirectAttributes after) {
        boolean cancelled = absences.cancel(name, id, OperatorCaller.of(who));
        audited(cancelled, "absence.cancelled", name, who);
        return told(name, cancelled, "absence.cancelled", "absence.gone", after);
    }

    /** Hands the queue over, and everybody in it: in one act. Protected people stay, who are passed one by one. */
    @PostMapping("/console/operatori/{name}/consegna")
    @Transactional
    String handOver(@PathVariable String name, @RequestParam("a") String to, Principal who, RedirectAttributes after) {
        OperatorCaller by = OperatorCaller.of(who);
        boolean handed = assigned.mayFollow(to) && absences.handOver(name, to, by);
        if (handed) {
            moved(assigned.handOver(name, to, by), by, after);
        }
        audited(handed, "queue.handed-over", name, who);
        return told(name, handed, "handover.done", "absence.wrong", after);
    }

    /** Gives the queue back, with everybody who went with it. */
    @PostMapping("/console/operatori/{name}/consegna/togli")
    @Transactional
    String giveBack(@PathVariable String name, Principal who, RedirectAttributes after) {
        OperatorCaller by = OperatorCaller.of(who);
        boolean given = absences.giveBack(name, by);
        if (given) {
            moved(assigned.giveBack(name, by), by, after);
        }
        audited(given, "queue.given-back", name, who);
        return told(name, given, "handover.undone", "absence.gone", after);
    }

    private void moved(List<String> people, OperatorCaller by, RedirectAttributes after) {
        audit.changed(by, "queue.given", people);
        after.addFlashAttribute("people", people.size());
    }

    private void audited(boolean done, String what, String name, Principal who) {
        if (done) {
            audit.changed(OperatorCaller.of(who), what, name);
        }
    }

    private String exists(String name) {
        return operators.find(name).orElseThrow(Gone::new).name();
    }

    private static String told(String name, boolean done, String well, String wrong, RedirectAttributes after) {
        after.addFlashAttribute(done ? "done" : "warning", done ? well : wrong);
        return AccountPages.page(name);
    }
}
