package it.ponte.console;

import it.ponte.access.Absences;
import it.ponte.access.Accounts;
import it.ponte.access.Accounts.Account;
import it.ponte.access.Appointments.Changed;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.Roles;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Operatori: who may sign in and do what, who is away, and a new account. */
@Controller
public class OperatorPages {
    private static final String HERE = "redirect:/console/operatori";

    private final Operators operators;
    private final Accounts accounts;
    private final AccountActs acts;
    private final Absences absences;
    private final UntoldEmergencies emergencies;
    private final Audit audit;

    OperatorPages(
            Operators operators,
            Accounts accounts,
            AccountActs acts,
            Absences absences,
            UntoldEmergencies emergencies,
            Audit audit) {
        this.operators = operators;
        this.accounts = accounts;
        this.acts = acts;
        this.absences = absences;
        this.emergencies = emergencies;
        this.audit = audit;
    }

    /** All accounts. */
    @GetMapping("/console/operatori")
    String list(Principal who, Model model) {
        List<Account> all = accounts.all();
        audit.read(OperatorCaller.of(who), "account.listed", "");
        model.addAttribute("accounts", all);
        model.addAttribute("allRoles", Role.values());
        model.addAttribute("absences", absences.notOver());
        model.addAttribute("handOvers", absences.handOvers());
        model.addAttribute("administers", OperatorCaller.of(who).may(Role.ADMINISTRATOR));
        emergencies.seenBy(OperatorCaller.of(who)).ifPresent(untold -> model.addAttribute("untold", untold));
        model.addAttribute("everythingByOne", all.stream().anyMatch(OperatorPages::mayEverything));
        return "operators";
    }

    /** Somebody who sees people and says who may sign in: fit for the first day only. */
    private static boolean mayEverything(Account account) {
        return account.roles().containsAll(List.of(Role.ADMINISTRATOR, Role.OPERATOR));
    }

    /** Makes an account with its roles; its one-time password is told to whoever makes it, for the new operator. */
    @PostMapping("/console/operatori")
    @Transactional
    String make(
            @RequestParam("nome") String name,
            @RequestParam(value = "ruoli", required = false) List<String> wanted,
            Principal who,
            RedirectAttributes after) {
        if (!Operators.isName(name)) {
            after.addFlashAttribute("warning", "operators.wrong.name");
            return HERE;
        }
        Optional<String> password = operators.make(name, OperatorCaller.of(who));
        if (password.isEmpty()) {
            after.addFlashAttribute("warning", "operators.wrong.taken");
            after.addFlashAttribute("about", name);
        } else {
            audit.changed(OperatorCaller.of(who), "account.made", name);
            Changed changed = acts.changeRoles(name, chosen(wanted), OperatorCaller.of(who));
            if (changed.refusal() != null) {
                after.addFlashAttribute("warning", "operators.wrong." + changed.refusal());
            }
            after.addFlashAttribute("made", name);
            after.addFlashAttribute("password", password.get());
        }
        return HERE;
    }

    /** The roles of a form's boxes; words that are none are passed over. */
    static List<Role> chosen(List<String> names) {
        return names == null
                ? List.of()
                : names.stream().flatMap(name -> Roles.named(name).stream()).toList();
    }
}
