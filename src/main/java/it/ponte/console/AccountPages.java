package it.ponte.console;

import it.ponte.access.Absences;
import it.ponte.access.Accounts;
import it.ponte.access.Accounts.Account;
import it.ponte.access.Appointments.Changed;
import it.ponte.access.Audit;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Role;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One account: its roles, a new one-time password, a lost telephone, its end. */
@Controller
public class AccountPages {
    private final Accounts accounts;
    private final AccountActs acts;
    private final Absences absences;
    private final Audit audit;

    AccountPages(Accounts accounts, AccountActs acts, Absences absences, Audit audit) {
        this.accounts = accounts;
        this.acts = acts;
        this.absences = absences;
        this.audit = audit;
    }

    /** The account. */
    @GetMapping("/console/operatori/{name}")
    String account(@PathVariable String name, Principal who, Model model) {
        model.addAttribute("account", find(name));
        audit.read(OperatorCaller.of(who), "account.read", name);
        model.addAttribute("allRoles", Role.values());
        model.addAttribute("administers", OperatorCaller.of(who).may(Role.ADMINISTRATOR));
        model.addAttribute("leads", OperatorCaller.of(who).may(Role.ADMINISTRATOR, Role.SUPERVISOR));
        model.addAttribute(
                "others",
                accounts.all().stream()
                        .filter(other ->
                                other.removedAt() == null && !other.name().equals(name))
                        .map(Account::name)
                        .toList());
        model.addAttribute(
                "absences",
                absences.notOver().stream()
                        .filter(absence -> absence.operator().equals(name))
                        .toList());
        model.addAttribute(
                "handedTo",
                absences.handOvers().stream()
                        .filter(handed -> handed.from().equals(name))
                        .findAny()
                        .orElse(null));
        return "operator";
    }

    /** Gives and takes roles, so that it has those that are ticked. */
    @PostMapping("/console/operatori/{name}/ruoli")
    @Transactional
    String roles(
            @PathVariable String name,
            @RequestParam(value = "ruoli", required = false) List<String> wanted,
            Principal who,
            RedirectAttributes after) {
        ours(name);
        Changed changed = acts.changeRoles(name, OperatorPages.chosen(wanted), OperatorCaller.of(who));
        return told(
                name, changed.refusal() == null, "operators.roles.done", "operators.wrong." + changed.refusal(), after);
    }

    /** A new one-time password, for somebody who forgot hers. */
    @PostMapping("/console/operatori/{name}/password")
    @Transactional
    String password(@PathVariable String name, Principal who, RedirectAttributes after) {
        after.addFlashAttribute("password", acts.newPassword(ours(name), OperatorCaller.of(who)));
        return page(name);
    }

    /** For somebody who lost telephone and recovery codes: she sets up a new one. */
    @PostMapping("/console/operatori/{name}/secondo-fattore/togli")
    @Transactional
    String withoutFactor(@PathVariable String name, Principal who, RedirectAttributes after) {
        acts.withoutFactor(ours(name), OperatorCaller.of(who));
        return told(name, true, "operators.factor.removed", null, after);
    }

    /** Somebody other than who opened the account, or gave it its roles, confirms whose it is. */
    @PostMapping("/console/operatori/{name}/conferma")
    @Transactional
    String confirm(@PathVariable String name, Principal who, RedirectAttributes after) {
        boolean confirmed = acts.confirm(find(name), OperatorCaller.of(who));
        return told(name, confirmed, "operators.confirmed", "operators.wrong.confirm", after);
    }

    /** Ends the account; the stamps keep its name, which nobody else gets. */
    @PostMapping("/console/operatori/{name}/rimuovi")
    @Transactional
    String remove(@PathVariable String name, Principal who, RedirectAttributes after) {
        boolean removed = acts.remove(find(name), OperatorCaller.of(who));
        return told(name, removed, "operators.removed", "operators.wrong.LAST", after);
    }

    /** An account of our own: of others the provider keeps password, factor and roles. */
    private Account ours(String name) {
        Account account = find(name);
        if (account.external() || account.removedAt() != null) {
            throw new Gone();
        }
        return account;
    }

    private Account find(String name) {
        return accounts.all().stream()
                .filter(account -> account.name().equals(name))
                .findAny()
                .orElseThrow(Gone::new);
    }

    private static String told(String name, boolean done, String well, String wrong, RedirectAttributes after) {
        after.addFlashAttribute(done ? "done" : "warning", done ? well : wrong);
        return page(name);
    }

    static String page(String name) {
        return "redirect:/console/operatori/" + name;
    }
}
