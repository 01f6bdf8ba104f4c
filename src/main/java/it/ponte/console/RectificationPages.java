package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
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

    private final Rectifications rectifications;
    private final RepeatedMistakes mistakes;
    private final RectifiedForm form;
    private final Choices choices;
    private final Audit audit;

    RectificationPages(
            Rectifications rectifications,
            RepeatedMistakes mistakes,
            RectifiedForm form,
            Choices choices,
            Audit audit) {
        this.rectifications = rectifications;
        this.mistakes = mistakes;
        this.form = form;
        this.choices = choices;
        this.audit = audit;
    }

    /** Shows who she is, to be set right: a click of its own, since it is noted who looked. */
    @PostMapping("/console/persone/{code}/diritti/rettifica")
    String open(@PathVariable String code, Principal who, Model model) {
        Current now = current(code, OperatorCaller.of(who));
        audit.read(OperatorCaller.of(who), "identity.opened", code);
        return show(code, RectifiedAnswers.of(now), model);
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
        Current right = form.read(filled, current(code, operator));
        if (filled.isWrong()) {
            return show(code, filled, model);
        }
        Answer answer = rectifications.rectify(code, right, why, operator);
        if (answer == Answer.DONE) {
            audit.changed(operator, "beneficiary.rectified", code);
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

    private String show(String code, Filled filled, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("form", filled);
        model.addAttribute("grounds", RectificationReason.values());
        model.addAttribute("transversals", Transversal.values());
        choices.into(model);
        return "rectification";
    }

    private Current current(String code, OperatorCaller operator) {
        return rectifications.open(code, operator).orElseThrow(Gone::new);
    }
}
