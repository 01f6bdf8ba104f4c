package it.ponte.trial;

import it.ponte.mapping.CanonicalField;
import it.ponte.mapping.CanonicalFields;
import it.ponte.mapping.Produces;
import it.ponte.mapping.UnderProtection;
import it.ponte.partner.PartnerKind;
import it.ponte.reading.FirstLook;
import it.ponte.reading.Form;
import it.ponte.reading.Form.Format;
import it.ponte.vocabulary.Skills;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A mapping as it is proposed from a file that nobody knows yet: to be read, completed and judged by a person. Of the
 * file it holds the names and the codes, never a row.
 */
public final class MappingDraft {
    private final FirstLook look;
    private final Produces produces;
    private final List<FieldDraft> fields = new ArrayList<>();
    private final List<String> neverMapped;
    private final List<String> unmapped;
    private final List<String> missing;

    private MappingDraft(
            FirstLook look, Produces produces, Map<String, CanonicalField> known, FieldDrafts drafts, PartnerKind kind)
            throws IOException {
        this.look = look;
        this.produces = produces;
        Synonyms synonyms = new Synonyms();
        Map<String, List<String>> values = look.values();
        Map<String, String> found = synonyms.fieldsOf(
                look.names(),
                mappable(known, kind),
                (name, field) -> drafts.fits(
                        known.get(field), values.get(name), look.form().format() == Format.XLSX));
        for (String name : look.names()) {
            for (FieldDraft draft : drafted(name, found.get(name), known, values.get(name), drafts)) {
                if (!draft.field().name().startsWith("basis.") || found.containsValue("basis.givenOn")) {
                    fields.add(draft);
                }
            }
        }
        this.neverMapped = look.names().stream().filter(synonyms::isNeverMapped).toList();
        this.unmapped = look.names().stream()
                .filter(name -> !neverMapped.contains(name)
                        && fields.stream().noneMatch(field -> field.from().equals(name)))
                .toList();
        this.missing = known.values().stream()
                .filter(field -> field.required() && fields.stream().noneMatch(draft -> draft.field() == field))
                .map(CanonicalField::name)
                .toList();
    }

    /**
     * Proposes a mapping.
     *
     * @param produces "referral", "vacancy", "outcome", "enrolment", "placement"
     * @throws it.ponte.reading.Unreadable when the file is of no form that the hub reads
     * @throws IllegalArgumentException when nothing is called so
     */
    public static MappingDraft of(byte[] file, String produces, PartnerKind kind, Skills skills, Clock clock)
            throws IOException {
        CanonicalFields known = new CanonicalFields(skills, clock);
        Produces wanted = Produces.of(produces);
        FieldDrafts drafts = new FieldDrafts(known.converters(), new CodeWords(skills));
        return new MappingDraft(FirstLook.at(file), wanted, known.of(wanted), drafts, kind);
    }

    /** What tells who a person is has no place in the mapping of a centre whose people are all protected (SAFETY P1). */
    private static Set<String> mappable(Map<String, CanonicalField> known, PartnerKind kind) {
        Map<String, CanonicalField> mappable = new TreeMap<>(known);
        if (kind.alwaysProtected()) {
            mappable.values().removeIf(field -> field.underProtection() != UnderProtection.KEPT);
        }
        return mappable.keySet();
    }

    private List<FieldDraft> drafted(
            String name, String field, Map<String, CanonicalField> known, List<String> values, FieldDrafts drafts) {
        if (field == null) {
            return List.of();
        }
        if (!field.startsWith(Synonyms.NAMES)) {
            return List.of(drafts.of(known.get(field), name, values, form().format() == Format.XLSX));
        }
        String order = field.substring(Synonyms.NAMES.length());
        return Stream.of("last", "first")
                .map(part -> new FieldDraft(
                        known.get("beneficiary." + part + "Name"), name, part + "-name" + order, null, null, null))
                .filter(draft -> draft.field() != null)
                .toList();
    }

    /** By what form the file was read. */
    public Form form() {
        return look.form();
    }

    /** What the file's records tell, mapped or not: columns, or paths. */
    public List<String> names() {
        return look.names();
    }

    /** The fields without which no line can be understood and for which no column was found. */
    public List<String> missing() {
        return missing;
    }

    /** How many codes are to be filled in before their lines are understood. */
    public long openCodes() {
        return fields.stream()
                .filter(field -> field.codes() != null)
                .flatMap(field -> field.codes().values().stream())
                .filter(meant -> meant == null)
                .count();
    }

    /** The mapping file. */
    public String yaml() {
        return new MappingText(form(), produces, fields, missing).yaml(neverMapped, unmapped);
    }
}
