package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.feedback.KeptPromises;
import it.ponte.feedback.KeptPromises.Ending;
import it.ponte.feedback.LetterPreview;
import it.ponte.placement.Concerned;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Risposte in scadenza: whose services are about to wait longer than promised; and what letters look like. */
@Controller
public class AnswerPages {
    private static final int AT_MOST = 200;

    private final KeptPromises promises;
    private final LetterPreview preview;
    private final Concerned concerned;
    private final Audit audit;

    AnswerPages(KeptPromises promises, LetterPreview preview, Concerned concerned, Audit audit) {
        this.promises = promises;
        this.preview = preview;
        this.concerned = concerned;
        this.audit = audit;
    }

    /** The answers that are about to be late, those due first at the top; and the share that was kept, by partner. */
    @GetMapping("/console/risposte")
    String ending(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        List<Ending> ending = promises.ending(who, AT_MOST);
        audit.read(
                who,
                "beneficiary.listed",
                ending.stream()
                        .map(one -> concerned.of(one.person(), one.isProtected()))
                        .distinct()
                        .toList());
        model.addAttribute("ending", ending);
        model.addAttribute("share", promises.share(who));
        model.addAttribute("shares", promises.shares(who));
        return "answers";
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
