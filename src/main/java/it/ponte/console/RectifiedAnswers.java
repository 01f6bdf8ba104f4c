package it.ponte.console;

import it.ponte.access.Personal;
import it.ponte.beneficiary.Availability;
import it.ponte.beneficiary.Identity;
import it.ponte.beneficiary.Profile;
import it.ponte.beneficiary.Rectifications.Current;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a record says now, as the answers of the form on which it is set right. */
final class RectifiedAnswers {
    private final Map<String, List<String>> answers = new HashMap<>();

    private RectifiedAnswers() {}

    static Filled of(Current now) {
        RectifiedAnswers said = new RectifiedAnswers();
        if (now.identity() != null) {
            said.identity(now.identity());
        }
        said.profile(now.profile());
        said.availability(now.profile().availability());
        return new Filled(said.answers);
    }

    private void identity(Identity.Known her) {
        open("beneficiary.firstName", her.firstName());
        open("beneficiary.lastName", her.lastName());
        open("beneficiary.codiceFiscale", her.codiceFiscale());
        one("beneficiary.sex", her.sex());
        one("beneficiary.bornOn", her.bornOn());
        one("beneficiary.citizenship", her.citizenship());
        open("beneficiary.email", her.email());
        open("beneficiary.phone", her.phone());
    }

    private void profile(Profile her) {
        one("education", her.education());
        one("province", her.province());
        all("skills", her.skills());
        all("transversal", her.transversal());
        all("licences", her.licences());
        her.languages().forEach(spoken -> one("languages." + spoken.code(), spoken.level()));
    }

    private void availability(Availability hers) {
        one("hours.min", hers.minHours());
        one("hours.max", hers.maxHours());
        all("shifts", hers.shifts());
        one("availableFrom", hers.from());
    }

    private void open(String name, Personal text) {
        one(name, text == null ? null : text.reveal());
    }

    private void one(String name, Object value) {
        answers.put(name, value == null ? List.of() : List.of(value.toString()));
    }

    private void all(String name, Collection<?> values) {
        answers.put(name, values.stream().map(Object::toString).toList());
    }
}
