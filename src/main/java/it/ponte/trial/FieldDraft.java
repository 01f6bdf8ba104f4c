package it.ponte.trial;

import it.ponte.mapping.CanonicalField;
import java.util.Map;

/**
 * How one field may be filled, as it is proposed to a mapping's writer.
 *
 * @param from the sender's name
 * @param as the converter; null where the field's own will do
 * @param codes what the sender's codes mean, as YAML; null for one that is to be filled in. Null where there is no table
 * @param otherwise our value for what is in no table; null where that is a problem
 * @param remark for the mapping's writer, null where all is well
 */
record FieldDraft(
        CanonicalField field, String from, String as, Map<String, String> codes, String otherwise, String remark) {

    /** Whether nothing of it can be understood before somebody has filled in a code. */
    boolean isOpen() {
        return codes != null && codes.values().stream().allMatch(meant -> meant == null);
    }

    /** The name of its table of codes. */
    String table() {
        return field.name().replace('.', '-');
    }
}
