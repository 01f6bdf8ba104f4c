package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Reaching;
import it.ponte.beneficiary.RectificationReason;
import it.ponte.beneficiary.Rectifications;
import it.ponte.beneficiary.Rectifications.Answer;
import it.ponte.beneficiary.Rectifications.Current;
import it.ponte.beneficiary.RectifiedField;
import it.ponte.beneficiary.RepeatedMistakes;
import it.ponte.beneficiary.RepeatedMistakes.Repeated;
import it.ponte.vocabulary.Transversal;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rettifica: an operator sets a record right (GDPR art. 16), and answers what services tell wrongly again. */
@Controller
public class RectificationPages {
    private static final int AT_MOST = 200;

    private final Subjects subjects;
    private final Reaching reaching;
    private final Rectifications rectifications;
    private final RepeatedMistakes mistakes;
    private final RectifiedForm form;
    private final Choices choices;
    private final Audit audit;

    RectificationPages(
            Subjects subjects,
            Reaching reaching,
            Rectifications rectifications,
            RepeatedMistakes mistakes,
            RectifiedForm form,
            Choices choices,
            Audit audit) {
        this.subjects = subjects;
        this.reaching = reaching;
        this.rectifications = rectifications;
        this.mistakes = mistakes;
        this.form = form;
        this.choices = choices;
        this.audit = audit;
    }

    /** Shows what her record says, to be set right: a click of its own, since it is noted who looked. */
    @PostMapping("/console/persone/{code}/diritti/rettifica")
    String open(@PathVariable String code, Principal who, Model model) {
        Current now = current(code, who);
        audit.read(OperatorCaller.of(who), "identity.opened", subjects.about(code));
        return show(code, now, RectifiedAnswers.of(now), who, model);
    }

    /** Lets the record say what the form says, or shows the form again with what is wrong. */
    @PostMapping("/console/persone/{code}/diritti/rettifica/salva")
    @Transactional
    String rectify(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam("motivo") RectificationReason why,
            Principal who,
            Model model,
            RedirectAttributes after) {
        OperatorCaller operator = OperatorCaller.of(who);
        Filled filled = new Filled(sent);
        Current now = current(code, who);
        Current right = form.read(filled, now);
        if (filled.isWrong()) {
            return show(code, now, filled, who, model);
        }
        Answer answer = rectifications.rectify(code, right, why, operator, subjects.followedBy(who));
        if (answer == Answer.DONE) {
            audit.changed(operator, "beneficiary.rectified", subjects.about(code));
        }
        after.addFlashAttribute(answer == Answer.DONE ? "done" : "warning", "rectified." + answer);
        return "redirect:/console/persone/{code}/diritti";
    }

    /** What newer messages told wrongly again. */
    @GetMapping("/console/rettifiche")
    String repeated(Principal who, Model model) {
        List<Repeated> repeated = mistakes.open(AT_MOST);
        audit.read(
                OperatorCaller.of(who),
                "mistake.listed",
                repeated.stream().map(Repeated::person).distinct().toList());
        model.addAttribute("repeated", repeated);
        return "repeated-mistakes";
    }

    /** The record stays as it is. */
    @PostMapping("/console/rettifiche/{referral}/{field}/resta")
    @Transactional
    String stays(
            @PathVariable String referral,
            @PathVariable RectifiedField field,
            Principal who,
            RedirectAttributes after) {
        OperatorCaller operator = OperatorCaller.of(who);
        boolean done = mistakes.stays(field, referral, operator);
        if (done) {
            audit.changed(operator, "mistake.answered", referral);
        }
        after.addFlashAttribute(done ? "done" : "warning", done ? "mistakes.stayed" : "rights.notDone");
        return "redirect:/console/rettifiche";
    }

    private String show(String code, Current now, Filled filled, Principal who, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("hasName", now.identity() != null);
        model.addAttribute("mayBeReached", reaching.mayBeReached(code, OperatorCaller.of(who)));
        model.addAttribute("form", filled);
        model.addAttribute("grounds", RectificationReason.values());
        model.addAttribute("transversals", Transversal.values());
        choices.into(model);
        return "rectification";
    }

    private Current current(String code, Principal who) {
        return rectifications
                .open(code, OperatorCaller.of(who), subjects.followedBy(who))
                .orElseThrow(Gone::new);
    }
}
