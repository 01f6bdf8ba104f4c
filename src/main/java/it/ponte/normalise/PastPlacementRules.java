package it.ponte.normalise;

import it.ponte.mapping.Values;
import it.ponte.placement.PastPlacement;
import it.ponte.vocabulary.ContractType;
import java.time.LocalDate;

/** What a contract from before the hub means. */
final class PastPlacementRules implements LineRules {
    @Override
    public void check(Values values, Message message) {
        if (!message.isProtected()) {
            values.require("company.name");
        }
        PastDays.check(values, "startedOn", "endedOn", message);
        PastDays.checkOrder(values, "startedOn", "until");
    }

    @Override
    public Meaning meaning(Values values, Message message) {
        return new Meaning.OfPlacement(new PastPlacement(
                message.partner(),
                values.text("externalId"),
                values.text("person"),
                values.text("company.name"),
                values.one("company.employees", Integer.class),
                values.text("company.sector"),
                values.one("contractType", ContractType.class),
                values.one("startedOn", LocalDate.class),
                values.one("until", LocalDate.class),
                values.one("endedOn", LocalDate.class)));
    }
}
