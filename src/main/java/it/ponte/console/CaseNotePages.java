package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.casework.CaseNote;
import it.ponte.casework.CaseNotes;
import it.ponte.feedback.NoteAnswers;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Note: what readers of cases wrote and nobody took note of yet, and the answers of the operators. */
@Controller
public class CaseNotePages {
    private static final int AT_MOST = 100;
    private static final String LIST = "redirect:/console/note";

    private final CaseNotes notes;
    private final NoteAnswers answers;
    private final Audit audit;

    CaseNotePages(CaseNotes notes, NoteAnswers answers, Audit audit) {
        this.notes = notes;
        this.answers = answers;
        this.audit = audit;
    }

    /** Those that wait, oldest first. */
    @GetMapping("/console/note")
    String list(Principal who, Model model) {
        List<CaseNote> waiting = notes.waiting(OperatorCaller.of(who), AT_MOST);
        audit.read(
                OperatorCaller.of(who),
                "note.read",
                waiting.stream().map(CaseNote::person).distinct().toList());
        model.addAttribute("notes", waiting);
        model.addAttribute("longest", CaseNotes.LONGEST);
        return "notes";
    }

    /** Answers one, on the page of its case; who follows it hears by a letter that there is an answer. */
    @PostMapping("/console/note/{id}/rispondi")
    @Transactional
    String answer(@PathVariable long id, @RequestParam("testo") String text, Principal who, RedirectAttributes after) {
        CaseNote note = notes.find(id).orElseThrow(Gone::new);
        Optional<Personal> words = CaseNotes.words(text);
        if (words.isEmpty()) {
            after.addFlashAttribute("warning", "note.empty");
            return LIST;
        }
        notes.answer(id, OperatorCaller.of(who), words.get()).ifPresent(answers::answered);
        audit.changed(OperatorCaller.of(who), "note.answered", note.referral());
        after.addFlashAttribute("done", "note.answered");
        return LIST;
    }

    /** Takes note of one that needs no answer. */
    @PostMapping("/console/note/{id}/vista")
    @Transactional
    String seen(@PathVariable long id, Principal who, RedirectAttributes after) {
        CaseNote note = notes.find(id).orElseThrow(Gone::new);
        notes.seen(id, OperatorCaller.of(who));
        audit.changed(OperatorCaller.of(who), "note.seen", note.referral());
        after.addFlashAttribute("done", "note.seen");
        return LIST;
    }
}
