package it.ponte.console;

import it.ponte.access.Accounts;
import it.ponte.access.Accounts.Account;
import it.ponte.access.Appointments;
import it.ponte.access.Appointments.Changed;
import it.ponte.access.Audit;
import it.ponte.access.AuditAlerts;
import it.ponte.access.AuditAlerts.Kind;
import it.ponte.access.Caller.OperatorCaller;
import it.ponte.access.Operators;
import it.ponte.access.Role;
import it.ponte.access.SecondFactor;
import it.ponte.normalise.ReferenceAssignment;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** What is done to an account: each act is audited, who must know is alerted, and nobody's people are left without her. */
@Component
class AccountActs {
    private final Accounts accounts;
    private final Operators operators;
    private final SecondFactor secondFactor;
    private final Appointments appointments;
    private final ReferenceAssignment references;
    private final Audit audit;
    private final AuditAlerts alerts;

    AccountActs(
            Accounts accounts,
            Operators operators,
            SecondFactor secondFactor,
            Appointments appointments,
            ReferenceAssignment references,
            Audit audit,
            AuditAlerts alerts) {
        this.accounts = accounts;
        this.operators = operators;
        this.secondFactor = secondFactor;
        this.appointments = appointments;
        this.references = references;
        this.audit = audit;
        this.alerts = alerts;
    }

    /** Gives and takes roles, so that the account has those that are wanted. */
    Changed changeRoles(String name, Collection<Role> wanted, OperatorCaller who) {
        Changed changed = appointments.change(name, wanted, who);
        changed.given().forEach(role -> audit.changed(who, "role.given", about(name, role)));
        changed.taken().forEach(role -> audit.changed(who, "role.taken", about(name, role)));
        if (!changed.given().isEmpty()) {
            alert(Kind.ROLE_GIVEN, name);
        }
        if (changed.taken().contains(Role.PROTECTED_OPERATOR)) {
            references.assignWaiting();
        }
        return changed;
    }

    /** A one-time password, in clear, this once. */
    String newPassword(Account account, OperatorCaller who) {
        audit.changed(who, "account.new-password", account.name());
        if (!account.hasSecondFactor()) {
            alert(Kind.ACCOUNT_OPENED, account.name());
        }
        return operators.newPassword(account.name(), who);
    }

    /** She sets up another second factor at her next sign-in. */
    void withoutFactor(Account account, OperatorCaller who) {
        secondFactor.remove(account.name(), who);
        audit.changed(who, "account.factor-removed", account.name());
        alert(Kind.ACCOUNT_OPENED, account.name());
    }

    /** False when nothing waits, or when whoever confirms is who opened it, or the account's own. */
    boolean confirm(Account account, OperatorCaller who) {
        boolean confirmed = appointments.confirm(account.name(), who);
        if (confirmed) {
            audit.changed(who, "account.confirmed", account.name());
        }
        return confirmed;
    }

    /** False when it is the last administrator's. */
    boolean remove(Account account, OperatorCaller who) {
        boolean removed = accounts.remove(account.name(), who);
        if (removed) {
            audit.changed(who, "account.removed", account.name());
            references.assignWaiting();
        }
        return removed;
    }

    private void alert(Kind kind, String name) {
        alerts.raise(kind, new OperatorCaller(name).stampedAs());
    }

    /** How the audit names a role of an account. */
    private static String about(String name, Role role) {
        return name + " " + role;
    }
}
