package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Personal;
import it.ponte.intake.Envelope;
import it.ponte.intake.KeptLines;
import it.ponte.normalise.Correction;
import it.ponte.normalise.ReceiptLine;
import it.ponte.normalise.RefusedLine;
import it.ponte.normalise.Repairs;
import it.ponte.vocabulary.Verdict;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One line to correct. Its values are masked until an operator asks for them with a click of its own; they are in the
 * answer to that click only, never in an address, and never those of a protected person.
 */
@Controller
public class LinePages {
    private static final String VALUE = "valore.";
    private static final String EMPTIED = "vuoto";

    private final Repairs repairs;
    private final KeptLines kept;
    private final EnvelopeReads envelopes;
    private final Audit audit;

    LinePages(Repairs repairs, KeptLines kept, EnvelopeReads envelopes, Audit audit) {
        this.repairs = repairs;
        this.kept = kept;
        this.envelopes = envelopes;
        this.audit = audit;
    }

    /** The line, its values masked. */
    @GetMapping("/console/arrivi/{code}/righe/{number}")
    String masked(@PathVariable String code, @PathVariable int number, Principal who, Model model) {
        RefusedLine line = line(code, number, OperatorCaller.of(who));
        audit.read(OperatorCaller.of(who), "line.read", about(code, number));
        return page(code, line, false, model);
    }

    /** The line with its values; it is noted who asked for them. */
    @PostMapping("/console/arrivi/{code}/righe/{number}/mostra")
    String opened(@PathVariable String code, @PathVariable int number, Principal who, Model model) {
        line(code, number, OperatorCaller.of(who));
        RefusedLine line = repairs.open(code, number, OperatorCaller.of(who)).orElseThrow(Gone::new);
        audit.read(OperatorCaller.of(who), "line.opened", about(code, number));
        return page(code, line, true, model);
    }

    /** It is read first: a line may turn out to be about a protected person then. */
    private RefusedLine line(String code, int number, OperatorCaller who) {
        return repairs.line(code, number)
                .filter(found -> envelopes.isSeen(code, number, who))
                .orElseThrow(Gone::new);
    }

    private String page(String code, RefusedLine line, boolean isOpened, Model model) {
        Envelope envelope = kept.envelope(code).orElseThrow(Gone::new);
        model.addAttribute("envelope", envelope);
        model.addAttribute("line", line);
        model.addAttribute("opened", isOpened);
        model.addAttribute("corrections", kept.corrections(envelope, line.number()));
        return "line";
    }

    /**
     * Corrects the line, or reads it again as it is when nothing was filled in. One that came to be about a protected person
     * vanishes from whoever may not know her; she is answered as after any line that was recorded (SAFETY P4).
     */
    @PostMapping("/console/arrivi/{code}/righe/{number}/correggi")
    @Transactional
    String correct(
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> form,
            Principal who,
            RedirectAttributes after) {
        RefusedLine line = line(code, number, OperatorCaller.of(who));
        if (!line.isCorrectable()) {
            throw new Gone();
        }
        ReceiptLine answer = repairs.correct(code, number, correction(line, form), OperatorCaller.of(who))
                .orElseThrow(Gone::new);
        audit.changed(OperatorCaller.of(who), "line.corrected", about(code, number));
        boolean isRefused = answer.verdict() == Verdict.REFUSED;
        if (isRefused && envelopes.isSeen(code, number, OperatorCaller.of(who))) {
            after.addFlashAttribute("warning", "line.still");
            return "redirect:/console/arrivi/{code}/righe/{number}";
        }
        after.addFlashAttribute("done", "line.done." + (isRefused ? Verdict.UPDATED : answer.verdict()));
        return envelopes.isLeftToCorrect(code, OperatorCaller.of(who))
                ? "redirect:/console/arrivi/{code}"
                : "redirect:/console/arrivi";
    }

    private static String about(String envelope, int line) {
        return envelope + ":" + line;
    }

    private static Correction correction(RefusedLine line, MultiValueMap<String, String> form) {
        Map<String, Personal> values = new HashMap<>();
        for (RefusedLine.Field field : line.fields()) {
            Personal value = Personal.orNull(form.getFirst(VALUE + field.name()));
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return new Correction(values, Set.copyOf(form.getOrDefault(EMPTIED, List.of())));
    }
}
