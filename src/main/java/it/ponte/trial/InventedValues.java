package it.ponte.trial;

import it.ponte.convert.ComuneText;
import it.ponte.convert.Converter;
import it.ponte.convert.DateText;
import it.ponte.convert.NamePart;
import it.ponte.convert.OneOf;
import it.ponte.convert.VatNumber;
import it.ponte.convert.WholeNumber;
import it.ponte.convert.WordList;
import it.ponte.convert.YesNo;
import it.ponte.mapping.FieldRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What two invented people would say, written as a partner writes it: for samples and for layout sheets. */
final class InventedValues {
    private static final Pattern PATH_SIGNS = Pattern.compile("`");

    private static final Map<String, String[]> BY_FIELD = Map.ofEntries(
            Map.entry("externalId", new String[] {"PROVA-0001", "PROVA-0002"}),
            Map.entry("caseNumber", new String[] {"PROVA-0001", "PROVA-0002"}),
            Map.entry("person", new String[] {"PROVA-0001", "PROVA-0002"}),
            Map.entry("about", new String[] {"R-PR0V-AA1Y", "R-PR0V-AA2D"}),
            Map.entry("asOf", new String[] {"2026-11-20T08:00:00Z", "2026-11-20T08:00:00Z"}),
            Map.entry("beneficiary.firstName", new String[] {"Marta", "Paolo"}),
            Map.entry("beneficiary.lastName", new String[] {"Rossetti", "Ferrari"}),
            Map.entry("beneficiary.codiceFiscale", new String[] {"RSSMRT84E52F257V", "FRRPLA71S30A944V"}),
            Map.entry("beneficiary.sex", new String[] {"F", "M"}),
            Map.entry("beneficiary.citizenship", new String[] {"IT", "IT"}),
            Map.entry("beneficiary.email", new String[] {"marta.rossetti@posta.example", "p.ferrari@posta.example"}),
            Map.entry("beneficiary.phone", new String[] {"333 1234501", "059 123456"}),
            Map.entry("beneficiary.reference", new String[] {"PROVA-0001", "PROVA-0002"}),
            Map.entry("beneficiary.ageBand", new String[] {"40-49", "50-59"}),
            Map.entry("caseworker.name", new String[] {"Lucia Bertoni", "Sandro Però"}),
            Map.entry("caseworker.email", new String[] {"l.bertoni@servizio.example", "s.pero@servizio.example"}),
            Map.entry("basis.kind", new String[] {"CONSENT", "CONSENT"}),
            Map.entry("basis.scope", new String[] {"MATCHING", "MATCHING"}),
            Map.entry("education", new String[] {"UPPER_SECONDARY", "LOWER_SECONDARY"}),
            Map.entry("skills", new String[] {"order-picking", "laundry"}),
            Map.entry("languages", new String[] {"it:NATIVE", "it:B1"}),
            Map.entry("licences", new String[] {"B", "B"}),
            Map.entry("hours.min", new String[] {"10", "20"}),
            Map.entry("hours.max", new String[] {"30", "40"}),
            Map.entry("company.name", new String[] {"Officine Prova", "Lavanderia Prova"}),
            Map.entry("title", new String[] {"Magazziniere", "Addetta alla lavanderia"}));

    private static final Map<String, LocalDate[]> DAYS = Map.of(
            "beneficiary.bornOn", new LocalDate[] {LocalDate.of(1984, 5, 12), LocalDate.of(1971, 11, 30)},
            "basis.until", new LocalDate[] {LocalDate.of(2027, 11, 1), LocalDate.of(2027, 11, 3)},
            "until", new LocalDate[] {LocalDate.of(2027, 5, 31), LocalDate.of(2027, 6, 30)});
    private static final LocalDate[] SOME_DAYS = {LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 4)};

    private InventedValues() {}

    /** What stands under this rule's name for the first (0) or the second (1) of the two. */
    static String of(FieldRule rule, int person) {
        String field = rule.field().name();
        if (rule.codes() != null) {
            return code(rule, person);
        }
        if (rule.as() instanceof DateText day) {
            return day.write(DAYS.getOrDefault(field, SOME_DAYS)[person]);
        }
        if (rule.as() instanceof NamePart names) {
            String last = BY_FIELD.get("beneficiary.lastName")[person].toUpperCase(java.util.Locale.ITALIAN);
            String first = BY_FIELD.get("beneficiary.firstName")[person];
            return names.isSurnameFirst() ? last + " " + first : first + " " + last;
        }
        if (rule.as() instanceof WordList<?> && field.endsWith("education")) {
            return person == 0 ? "diploma" : "licenza media";
        }
        if (rule.as() instanceof ComuneText || rule.field().usual() instanceof ComuneText) {
            return person == 0 ? "Modena" : "Bologna";
        }
        String[] known = BY_FIELD.get(field.replaceFirst("^(requires|welcomes)\\.", ""));
        return known == null ? any(rule.field().usual(), person) : known[person];
    }

    /** A code that means what is told of this person elsewhere, where one does: a woman is a woman in every column. */
    private static String code(FieldRule rule, int person) {
        String[] known = BY_FIELD.getOrDefault(rule.field().name(), new String[] {"", ""});
        List<String> codes = rule.codes().keySet().stream().sorted().toList();
        return codes.stream()
                .filter(code -> rule.codes().get(code).stream()
                        .anyMatch(meant -> meant.toString().equals(known[person])))
                .findFirst()
                .orElse(codes.get(person % codes.size()));
    }

    private static String any(Converter<?> usual, int person) {
        if (usual instanceof YesNo) {
            return "no";
        }
        if (usual instanceof WholeNumber number) {
            return String.valueOf(Math.max(number.least(), Math.min(number.most(), 20 + person)));
        }
        if (usual instanceof VatNumber) {
            return "01234567897";
        }
        if (usual instanceof OneOf<?> list) {
            return list.members().containsKey("MO")
                    ? "MO"
                    : new TreeSet<>(list.members().keySet()).first();
        }
        return "Prova " + (person + 1);
    }

    /** A name of a path's step without the signs that only paths need. */
    static String bare(String step) {
        return PATH_SIGNS.matcher(step).replaceAll("");
    }
}
