package it.ponte.mapping;

import it.ponte.convert.DateText;
import it.ponte.convert.Moment;
import it.ponte.reading.Form;
import it.ponte.reading.Layout;
import it.ponte.reading.Numeral;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a partner means by its fields and codes: the complete list of what the hub may know from its messages.
 *
 * @param name of its folder in {@code mappings/}, or of one of the hub's own layouts ("api-referral")
 * @param version first 12 hex digits of the SHA-256 of its file
 * @param isOwn whether it is one of the hub's own layouts: these are a contract, so an unknown field is a problem there
 * @param rules one for each canonical field it fills
 */
public record Mapping(
        String name, String version, Produces produces, Form reads, boolean isOwn, List<FieldRule> rules) {
    public Mapping {
        rules = List.copyOf(rules);
    }

    /** The sender's names of all that is read, each once, in the mapping's order: columns, or dotted paths. */
    public List<String> sources() {
        return rules.stream()
                .map(FieldRule::from)
                .filter(from -> from != null)
                .distinct()
                .toList();
    }

    /** What a reader needs to know of it. */
    public Layout layout() {
        Map<String, Function<LocalDateTime, String>> days = new HashMap<>();
        Map<String, Numeral> numerals = new HashMap<>();
        for (FieldRule rule : rules) {
            if (rule.from() != null && rule.as() instanceof DateText day) {
                days.put(rule.from(), moment -> day.write(moment.toLocalDate()));
            } else if (rule.from() != null && rule.as() instanceof Moment) {
                days.put(rule.from(), LocalDateTime::toString);
            }
            rule.numeral().ifPresent(numeral -> numerals.put(rule.from(), numeral));
        }
        return new Layout(reads, sources(), days, numerals, isOwn);
    }

    /** The rule that fills this canonical field, if one does. */
    public Optional<FieldRule> rule(String field) {
        return rules.stream().filter(rule -> rule.field().name().equals(field)).findFirst();
    }

    /** What the sender calls this canonical field; its canonical name where the sender has none for it. */
    public String senderName(String field) {
        return rule(field).map(FieldRule::from).orElse(field);
    }

    /** The canonical names of mapped fields that tell who a person is. */
    List<String> identityFields() {
        return rules.stream()
                .map(FieldRule::field)
                .filter(field -> field.underProtection() != UnderProtection.KEPT)
                .map(CanonicalField::name)
                .toList();
    }
}
