package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.rights.Erasure;
import it.ponte.rights.Restriction;
import it.ponte.vocabulary.ConsentScope;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Diritti: what an operator does for a person who asks (GDPR art. 15-18), and what she hands over to her. */
@Controller
public class RightsPages {
    private static final String HERE = "redirect:/console/persone/{code}/diritti";
    /** The reasons that an operator may give; that her time is over only the clock says. */
    static final List<ForgettingReason> REASONS = ForgettingReason.givenByOperators();

    private final PeopleReads people;
    private final Subjects subjects;
    private final Consents consents;
    private final Restriction restriction;
    private final Erasure erasure;
    private final Audit audit;

    RightsPages(
            PeopleReads people,
            Subjects subjects,
            Consents consents,
            Restriction restriction,
            Erasure erasure,
            Audit audit) {
        this.people = people;
        this.subjects = subjects;
        this.consents = consents;
        this.restriction = restriction;
        this.erasure = erasure;
        this.audit = audit;
    }

    /** What can be done for her. */
    @GetMapping("/console/persone/{code}/diritti")
    String rights(@PathVariable String code, Principal who, Model model) {
        model.addAttribute("person", subjects.person(code, who));
        audit.read(OperatorCaller.of(who), "rights.read", subjects.about(code));
        model.addAttribute("referrals", people.referrals(code, subjects.followedBy(who)));
        model.addAttribute("isFollowed", subjects.isProtected(code));
        model.addAttribute("reasons", REASONS);
        model.addAttribute("scopes", ConsentScope.values());
        return "rights";
    }

    /** From now on her record is only kept. */
    @PostMapping("/console/persone/{code}/diritti/limita")
    @Transactional
    String restrict(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(
                restriction.restrict(code, OperatorCaller.of(who), subjects.followedBy(who)),
                "rights.restricted",
                subjects.about(code),
                who,
                after);
    }

    /** Her record is used again. */
    @PostMapping("/console/persone/{code}/diritti/riprendi")
    @Transactional
    String lift(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(
                restriction.lift(code, OperatorCaller.of(who), subjects.followedBy(who)),
                "rights.lifted",
                subjects.about(code),
                who,
                after);
    }

    /** Her consent was collected anew. */
    @PostMapping("/console/persone/{code}/diritti/{referral}/rinnova")
    @Transactional
    String renew(
            @PathVariable String referral,
            @RequestParam(name = "per", defaultValue = "") Set<ConsentScope> scope,
            Principal who,
            RedirectAttributes after) {
        return told(consents.renew(referral, scope, OperatorCaller.of(who)), "rights.renewed", referral, who, after);
    }

    /** She took her consent back. */
    @PostMapping("/console/persone/{code}/diritti/{referral}/revoca")
    @Transactional
    String withdraw(@PathVariable String referral, Principal who, RedirectAttributes after) {
        return told(consents.withdraw(referral, OperatorCaller.of(who)), "rights.withdrawn", referral, who, after);
    }

    /** Asks once more before she is forgotten. */
    @GetMapping("/console/persone/{code}/diritti/cancellazione")
    String askAgain(
            @PathVariable String code, @RequestParam("motivo") ForgettingReason reason, Principal who, Model model) {
        model.addAttribute("person", subjects.person(code, who));
        model.addAttribute("reason", checked(reason));
        return "erasure";
    }

    /** Forgets her, where her code was written once more; nothing brings her back. */
    @PostMapping("/console/persone/{code}/diritti/cancellazione")
    @Transactional
    String erase(
            @PathVariable String code,
            @RequestParam("motivo") ForgettingReason reason,
            @RequestParam("conferma") String confirmed,
            Principal who,
            RedirectAttributes after) {
        subjects.person(code, who);
        String about = subjects.about(code);
        if (!confirmed.strip().equalsIgnoreCase(code)) {
            after.addFlashAttribute("warning", "erasure.notConfirmed");
            after.addAttribute("motivo", checked(reason));
            return HERE + "/cancellazione";
        }
        boolean erased = erasure.erase(code, checked(reason), OperatorCaller.of(who));
        if (erased) {
            audit.changed(OperatorCaller.of(who), "rights.erased", about);
        }
        after.addFlashAttribute(erased ? "done" : "warning", erased ? "erasure.done" : "rights.notDone");
        return OperatorCaller.of(who).may(Role.OPERATOR)
                ? "redirect:/console/persone"
                : "redirect:/console/conservazione";
    }

    private static ForgettingReason checked(ForgettingReason reason) {
        if (!REASONS.contains(reason)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return reason;
    }

    /** What was done is audited by the word of its message. */
    private String told(boolean done, String message, String about, Principal who, RedirectAttributes after) {
        if (done) {
            audit.changed(OperatorCaller.of(who), message, about);
        }
        after.addFlashAttribute(done ? "done" : "warning", done ? message : "rights.notDone");
        return HERE;
    }
}
