package it.ponte.console;

import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.beneficiary.Consents;
import it.ponte.beneficiary.ForgettingReason;
import it.ponte.rights.Clocks;
import it.ponte.rights.Restriction;
import it.ponte.vocabulary.ConsentScope;
import java.security.Principal;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Diritti: what an operator does for a person who asks (GDPR art. 15-18), and what she hands over to her. */
@Controller
public class RightsPages {
    private static final String HERE = "redirect:/console/persone/{code}/diritti";

    private final PeopleReads people;
    private final Subjects subjects;
    private final Consents consents;
    private final Restriction restriction;
    private final Clocks clocks;
    private final Audit audit;

    RightsPages(
            PeopleReads people,
            Subjects subjects,
            Consents consents,
            Restriction restriction,
            Clocks clocks,
            Audit audit) {
        this.people = people;
        this.subjects = subjects;
        this.consents = consents;
        this.restriction = restriction;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** What can be done for her. */
    @GetMapping("/console/persone/{code}/diritti")
    String rights(@PathVariable String code, Principal who, Model model) {
        model.addAttribute("person", subjects.person(code, who));
        audit.read(OperatorCaller.of(who), "rights.read", subjects.about(code));
        model.addAttribute("referrals", people.referrals(code, subjects.followedBy(who)));
        model.addAttribute("isFollowed", subjects.isProtected(code));
        model.addAttribute("endsOn", clocks.endsOn(code).orElse(null));
        model.addAttribute("reasons", ForgettingReason.givenByOperators());
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
            @PathVariable String code,
            @PathVariable String referral,
            @RequestParam(name = "per", defaultValue = "") Set<ConsentScope> scope,
            Principal who,
            RedirectAttributes after) {
        return told(
                consents.renew(code, referral, scope, OperatorCaller.of(who), subjects.followedBy(who)),
                "rights.renewed",
                aboutReferral(code, referral),
                who,
                after);
    }

    /** She took her consent back. */
    @PostMapping("/console/persone/{code}/diritti/{referral}/revoca")
    @Transactional
    String withdraw(@PathVariable String code, @PathVariable String referral, Principal who, RedirectAttributes after) {
        return told(
                consents.withdraw(code, referral, OperatorCaller.of(who), subjects.followedBy(who)),
                "rights.withdrawn",
                aboutReferral(code, referral),
                who,
                after);
    }

    /** What the audit keeps of a protected person's referral: which person, without a code. */
    private String aboutReferral(String code, String referral) {
        return subjects.isProtected(code) ? subjects.about(code) : referral;
    }

    /** She is still with us: her time begins anew today. */
    @PostMapping("/console/persone/{code}/diritti/conserva")
    @Transactional
    String keep(@PathVariable String code, Principal who, RedirectAttributes after) {
        return told(
                clocks.keep(code, OperatorCaller.of(who), subjects.followedBy(who)),
                "retention.kept",
                subjects.about(code),
                who,
                after);
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
