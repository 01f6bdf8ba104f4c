package it.ponte.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the schema of partner files cannot say of {@code keys}. */
final class KeyRules {
    private KeyRules() {}

    /** Every rule that these keys break, as {@code key: what}. */
    static List<String> broken(JsonNode keys) {
        List<String> wrong = new ArrayList<>();
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!hashes.add(keys.get(i).get("sha256").asText())) {
                wrong.add("keys[" + i + "].sha256: stands here twice");
            }
            if (!isDay(keys.get(i).get("expires").asText())) {
                wrong.add("keys[" + i + "].expires: there is no such day");
            }
        }
        return wrong;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
