package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.feedback.KeptPromises;
import it.ponte.feedback.KeptPromises.Ending;
import it.ponte.feedback.LetterPreview;
import it.ponte.feedback.Promises;
import it.ponte.placement.Concerned;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Risposte in scadenza: whose services are about to wait longer than promised; and what letters look like. */
@Controller
public class AnswerPages {
    private static final int AT_MOST = 200;

    private final KeptPromises kept;
    private final Promises promises;
    private final LetterPreview preview;
    private final Concerned concerned;
    private final Audit audit;

    AnswerPages(KeptPromises kept, Promises promises, LetterPreview preview, Concerned concerned, Audit audit) {
        this.kept = kept;
        this.promises = promises;
        this.preview = preview;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** The answers that are about to be late and those that are, apart; and the share that was kept, by partner. */
    @GetMapping("/console/risposte")
    String ending(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        List<Ending> late = kept.late(who, AT_MOST);
        List<Ending> ending = kept.ending(who, AT_MOST);
        audit.read(
                who,
                "beneficiary.listed",
                Stream.of(late, ending)
                        .flatMap(List::stream)
                        .map(one -> concerned.of(one.person(), one.isProtected()))
                        .distinct()
                        .toList());
        model.addAttribute("late", late);
        model.addAttribute("ending", ending);
        model.addAttribute("share", kept.share(who));
        model.addAttribute("shares", kept.shares(who));
        return "answers";
    }

    /** A service was told by telephone. */
    @PostMapping("/console/risposte/{referral}/telefono")
    @Transactional
    String telephoned(@PathVariable String referral, Principal signedIn, RedirectAttributes after) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        if (!promises.answeredByTelephone(referral, who)) {
            throw new Gone();
        }
        audit.changed(who, "promise.answered-by-telephone", concerned.of(referral));
        after.addFlashAttribute("done", "answers.telephoned");
        after.addFlashAttribute("about", referral);
        return "redirect:/console/risposte";
    }

    /** Every letter that there can be, with invented data. */
    @GetMapping("/console/comunicazioni/anteprima")
    String preview(Model model) {
        model.addAttribute(
                "kinds",
                preview.all().stream()
                        .collect(Collectors.groupingBy(
                                LetterPreview.Sample::kind, LinkedHashMap::new, Collectors.toList())));
        return "letter-preview";
    }
}
