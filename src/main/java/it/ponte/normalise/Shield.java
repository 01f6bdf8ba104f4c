package it.ponte.normalise;

import it.ponte.mapping.FieldRule;
import it.ponte.mapping.LineContent;
import it.ponte.mapping.Mapping;
import it.ponte.mapping.UnderProtection;
import it.ponte.mapping.Values;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.ProblemCode;
import it.ponte.reading.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps out, while a message is read, what would tell who a protected person is (SAFETY P1, P11): the values are
 * dropped before anything is stored, and the line is refused with the field's name only. Protected is who comes from a
 * centre that protects everybody, who asks for it, and whose flag is not understood.
 */
final class Shield {
    /** A tax code, omocodia or not, anywhere in a text: some services use it as their case number. */
    private static final Pattern TAX_CODE =
            Pattern.compile("[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]");

    private static final Pattern GAPS = Pattern.compile("[^A-Z0-9]");

    private final Mapping mapping;
    private final PartnerKind sender;
    private final FieldRule flag;
    private final List<String> refused;
    private final List<String> dropped;
    private final List<String> aboutTheService;

    /** A shield for messages of this kind of partner, read by this mapping. */
    Shield(Mapping mapping, PartnerKind sender) {
        this.mapping = mapping;
        this.sender = sender;
        this.flag = mapping.rule("protection").orElse(null);
        this.refused = sources(UnderProtection.REFUSED);
        this.dropped = sources(UnderProtection.DROPPED);
        this.aboutTheService = mapping.rules().stream()
                .filter(rule -> rule.field().name().startsWith("caseworker."))
                .map(FieldRule::from)
                .toList();
    }

    /** What may be kept of this line. */
    LineContent over(Taken taken) {
        return over(taken, false);
    }

    /** What may be kept of this line, whose person may be protected already: then she stays so, whatever it says. */
    LineContent over(Taken taken, boolean wasProtected) {
        boolean isSelfEnrolled = sender == PartnerKind.PUBLIC_FORM;
        if (!wasProtected && !sender.alwaysProtected() && !asksForProtection(taken)) {
            return LineContent.of(taken, false, isSelfEnrolled);
        }
        dropped.forEach(taken::drop);
        for (String name : refused) {
            if (taken.value(name) != null) {
                refuse(name, taken);
            }
        }
        for (String name : taken.names()) {
            if (!aboutTheService.contains(name) && holdsTaxCode(taken.value(name))) {
                refuse(name, taken);
            }
        }
        return LineContent.of(taken, true, isSelfEnrolled);
    }

    private boolean asksForProtection(Taken taken) {
        if (flag == null) {
            return false;
        }
        Values read = Values.ofOne(mapping, flag, taken);
        return !read.problems().isEmpty()
                || taken.isFaulty(flag.from())
                || read.one("protection", false, Boolean.class);
    }

    private static void refuse(String name, Taken taken) {
        taken.drop(name);
        taken.problem(name, ProblemCode.IDENTITY_NOT_ALLOWED);
    }

    private static boolean holdsTaxCode(Object value) {
        Collection<?> texts = value instanceof Collection<?> several ? several : List.of(value);
        return texts.stream()
                .map(text ->
                        GAPS.matcher(text.toString().toUpperCase(Locale.ROOT)).replaceAll(""))
                .anyMatch(text -> TAX_CODE.matcher(text).find());
    }

    private List<String> sources(UnderProtection rule) {
        List<String> sources = new ArrayList<>();
        for (FieldRule each : mapping.rules()) {
            if (each.from() != null && each.field().underProtection() == rule) {
                sources.add(each.from());
            }
        }
        return sources;
    }
}
