package it.ponte.mapping;

import it.ponte.convert.Converter;

/**
 * One thing the hub may know: the left side of a mapping.
 *
 * @param name dotted, "beneficiary.bornOn"
 * @param usual how its text is read where the mapping names no converter
 * @param list whether it holds several values
 * @param required whether a line without it is refused
 * @param companion the field without which this one says nothing, so that both are mapped or none; null where it says
 *     something by itself
 */
public record CanonicalField(
        String name,
        Converter<?> usual,
        boolean list,
        boolean required,
        UnderProtection underProtection,
        String companion) {

    static CanonicalField optional(String name, Converter<?> usual) {
        return new CanonicalField(name, usual, false, false, UnderProtection.KEPT, null);
    }

    static CanonicalField required(String name, Converter<?> usual) {
        return new CanonicalField(name, usual, false, true, UnderProtection.KEPT, null);
    }

    static CanonicalField listOf(String name, Converter<?> usual) {
        return new CanonicalField(name, usual, true, false, UnderProtection.KEPT, null);
    }

    CanonicalField under(UnderProtection rule) {
        return new CanonicalField(name, usual, list, required, rule, companion);
    }

    CanonicalField onlyWith(String other) {
        return new CanonicalField(name, usual, list, required, underProtection, other);
    }
}
