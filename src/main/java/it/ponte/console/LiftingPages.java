package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Lifting;
import it.ponte.beneficiary.Lifting.Word;
import it.ponte.beneficiary.ProtectedPeople;
import it.ponte.vocabulary.FreeWords;
import it.ponte.vocabulary.ItalianTime;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Revoca della protezione: her reference operator records that the service lifted it (SAFETY P11). */
@Controller
public class LiftingPages {
    private static final String HERS = "redirect:/console/protette/{code}";

    private final ProtectedPeople people;
    private final Lifting lifting;
    private final SignedInAnew signedAnew;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LiftingPages(
            ProtectedPeople people,
            Lifting lifting,
            SignedInAnew signedAnew,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.lifting = lifting;
        this.signedAnew = signedAnew;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Moves her record among all others, where everything that it needs was said. */
    @PostMapping("/console/protette/{code}/revoca-protezione")
    String lift(
            @PathVariable String code,
            @RequestParam("detto") String said,
            @RequestParam("giorno") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(name = "accordo", defaultValue = "false") boolean sheAgrees,
            Principal signedIn,
            HttpServletRequest request,
            RedirectAttributes after) {
        OperatorCaller who = OperatorCaller.of(signedIn);
        people.find(code, who).filter(her -> who.name().equals(her.operator())).orElseThrow(Gone::new);
        Optional<String> missing = missing(said, on, sheAgrees);
        if (missing.isEmpty()) {
            missing = signedAnew.unproven(ProtectedPages.page(code), who, request);
        }
        if (missing.isPresent()) {
            after.addFlashAttribute("warning", missing.get());
            return HERS;
        }
        transaction.executeWithoutResult(tx -> lift(code, new Word(said, on), who));
        after.addFlashAttribute("done", "lift.done");
        after.addFlashAttribute("about", code);
        return "redirect:/console/protette";
    }

    /** She may have ceased to follow her while she proved who she is. */
    private void lift(String code, Word word, OperatorCaller who) {
        if (!lifting.lift(code, word, who)) {
            throw new Gone();
        }
        audit.changed(who, "protected.lifted", audit.hidden(code));
    }

    private Optional<String> missing(String said, LocalDate on, boolean sheAgrees) {
        if (said.strip().length() < Lifting.SHORTEST_WORD) {
            return Optional.of("lift.short");
        }
        if (FreeWords.tellWho(said)) {
            return Optional.of("reason.tellsWho");
        }
        if (on.isAfter(ItalianTime.dayOf(clock.instant()))) {
            return Optional.of("lift.tomorrow");
        }
        return sheAgrees ? Optional.empty() : Optional.of("lift.notAgreed");
    }
}
