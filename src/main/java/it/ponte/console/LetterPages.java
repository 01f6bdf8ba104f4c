package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.feedback.LetterFigures;
import it.ponte.feedback.LetterSwitch;
import it.ponte.feedback.Letters;
import it.ponte.feedback.Relays;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comunicazioni: what was told to whom, what waits for an operator, and the switch that pauses everything. */
@Controller
public class LetterPages {
    private static final int AT_MOST = 100;
    private static final String HERE = "redirect:/console/comunicazioni";

    private final Letters letters;
    private final LetterFigures figures;
    private final LetterSwitch letterSwitch;
    private final KeptLetters keptLetters;
    private final Relays relays;
    private final Audit audit;

    LetterPages(
            Letters letters,
            LetterFigures figures,
            LetterSwitch letterSwitch,
            KeptLetters keptLetters,
            Relays relays,
            Audit audit) {
        this.letters = letters;
        this.figures = figures;
        this.letterSwitch = letterSwitch;
        this.keptLetters = keptLetters;
        this.relays = relays;
        this.audit = audit;
    }

    /** All letters, what waits first. */
    @GetMapping("/console/comunicazioni")
    String list(Principal signedIn, Model model) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        model.addAttribute("toRelease", letters.waitingForRelease(who));
        model.addAttribute("refusals", relays.refusals());
        model.addAttribute("undeliverable", letters.undeliverable(who));
        model.addAttribute("letters", letters.latest(who, AT_MOST));
        model.addAttribute("written", figures.lastYear(who));
        model.addAttribute("kept", keptLetters.latest(letters.hiddenFrom(who), AT_MOST));
        return "letters";
    }

    /** The text of one that the hub's own mail server kept. */
    @GetMapping("/console/comunicazioni/testo")
    String text(@RequestParam("file") String file, Principal who, Model model) {
        KeptLetters.Kept mail = keptLetters
                .find(letters.hiddenFrom(OperatorCaller.of(who)), file)
                .orElseThrow(Gone::new);
        audit.read(OperatorCaller.of(who), "letter.read", mail.file());
        model.addAttribute("mail", mail);
        return "letter";
    }

    /** Lets a protected person's letter go. */
    @PostMapping("/console/comunicazioni/{id}/libera")
    @Transactional
    String release(@PathVariable long id, Principal who, RedirectAttributes after) {
        if (!letters.release(id, OperatorCaller.of(who))) {
            throw new Gone();
        }
        audit.changed(OperatorCaller.of(who), "letter.released", audit.hidden("letter " + id));
        after.addFlashAttribute("done", "letters.released");
        return HERE;
    }

    /** Tries one again that had no address. */
    @PostMapping("/console/comunicazioni/{id}/riprova")
    @Transactional
    String retry(@PathVariable long id, Principal who, RedirectAttributes after) {
        boolean again = letters.retry(id, OperatorCaller.of(who));
        if (again) {
            audit.changed(OperatorCaller.of(who), "letter.retried", audit.hidden("letter " + id));
        }
        after.addFlashAttribute(again ? "done" : "warning", again ? "letters.retried" : "letters.gone");
        return HERE;
    }

    /** Pauses all letters. */
    @PostMapping("/console/comunicazioni/sospendi")
    @Transactional
    String pause(Principal who) {
        letterSwitch.pause(OperatorCaller.of(who).stampedAs());
        audit.changed(OperatorCaller.of(who), "letters.paused", "");
        return HERE;
    }

    /** Lets letters leave again. */
    @PostMapping("/console/comunicazioni/riprendi")
    @Transactional
    String resume(Principal who) {
        letterSwitch.resume(OperatorCaller.of(who).stampedAs());
        audit.changed(OperatorCaller.of(who), "letters.resumed", "");
        return HERE;
    }
}
