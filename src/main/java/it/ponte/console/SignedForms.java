package it.ponte.console;

import it.ponte.normalise.Judged;
import it.ponte.partner.Partner;
import it.ponte.partner.PartnerKeys;
import it.ponte.partner.Scope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The forms that a partner signs with its key: taken when the key is right and nothing else is wrong. */
@Component
public class SignedForms {
    private static final String KEY = "chiave";

    private final FormDoor door;
    private final FormGuard guard;
    private final PartnerKeys keys;

    SignedForms(FormDoor door, FormGuard guard, PartnerKeys keys) {
        this.door = door;
        this.guard = guard;
        this.keys = keys;
    }

    /**
     * Keeps the form's message and answers its envelope's code; empty when something is wrong, which the form then says.
     *
     * @param required the inputs that must be answered
     */
    Optional<String> take(Partner owner, Filled form, Canonical message, String... required) {
        Optional<String> number = guard.number(form);
        if (number.isEmpty()) {
            form.add("form", "TOO_QUICK", null);
            return Optional.empty();
        }
        if (!keys.opens(owner.id(), form.one(KEY), Scope.FORMS_WRITE)) {
            // Said alone: nobody without the key may use the form to try what it would accept.
            form.add(KEY, "WRONG_KEY", null);
            return Optional.empty();
        }
        form.bound();
        form.require(required);
        try (Judged read = door.read(owner, number.get(), message, form)) {
            return form.isWrong() ? Optional.empty() : Optional.of(door.keep(read));
        }
    }
}
