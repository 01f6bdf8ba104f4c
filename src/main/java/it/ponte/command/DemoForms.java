package it.ponte.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the demo's people write into the web forms, and how a receipt is told in one line. */
final class DemoForms {
    private DemoForms() {}

    /** The form of the anti-violence centre: a reference of its own, no name. */
    static Map<String, List<String>> centre(String key) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("chiave", List.of(key));
        fields.put("reference", List.of("LQ-2026-031"));
        fields.put("beneficiary.ageBand", List.of("30-39"));
        fields.put("caseworker.email", List.of("operatrice@cav-le-querce.example"));
        fields.put("basis.kind", List.of("CONSENT"));
        fields.put("education", List.of("UPPER_SECONDARY"));
        fields.put("skills", List.of("order-picking", "data-entry", "customer-service"));
        fields.put("hours.min", List.of("20"));
        fields.put("hours.max", List.of("30"));
        fields.put("shifts", List.of("MORNING"));
        fields.put("province", List.of("MO"));
        fields.put("avoid.comune", List.of("Sassuolo"));
        return fields;
    }

    /** The public form, filled in by the person herself. */
    static Map<String, List<String>> herself() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("beneficiary.firstName", List.of("Ornella"));
        fields.put("beneficiary.lastName", List.of("Venturi"));
        fields.put("beneficiary.bornOn", List.of("1991-11-05"));
        fields.put("beneficiary.email", List.of("ornella.venturi@posta.example"));
        fields.put("education", List.of("VOCATIONAL"));
        fields.put("skills", List.of("kitchen-help", "food-hygiene", "table-service"));
        fields.put("hours.min", List.of("16"));
        fields.put("hours.max", List.of("24"));
        fields.put("shifts", List.of("EVENING", "WEEKEND"));
        fields.put("province", List.of("MO"));
        fields.put("consent", List.of("yes"));
        return fields;
    }

    /** How many lines of a receipt have which answer; a line with two problems counts once. */
    static Map<String, Long> count(String receipt) {
        Map<String, String> verdictOfLine = new TreeMap<>();
        receipt.lines().skip(1).forEach(row -> {
            String[] cells = row.split(";", -1);
            verdictOfLine.put(cells[0], cells[1]);
        });
        Map<String, Long> counts = new TreeMap<>();
        verdictOfLine.values().forEach(verdict -> counts.merge(verdict, 1L, Long::sum));
        return counts;
    }
}
