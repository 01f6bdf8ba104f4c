package it.ponte.mapping;

import it.ponte.convert.Converter;
import it.ponte.convert.EmployerText;
import it.ponte.convert.Moment;
import it.ponte.convert.Phone;
import it.ponte.convert.Reading;
import it.ponte.convert.TaxCode;
import it.ponte.convert.VatNumber;
import it.ponte.reading.Hint;
import it.ponte.reading.HintCode;
import it.ponte.reading.Numeral;
import it.ponte.reading.ProblemCode;
import it.ponte.vocabulary.ItalianTime;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one canonical field is filled: the five words of a mapping, resolved.
 *
 * @param from the sender's name, null for a constant
 * @param as the converter that reads a text first; the field's own reads what comes out, where that is still a text
 * @param separator between the values of one text, null where it holds one value
 * @param codes what the sender's codes mean, by the code in capitals; null where there is no table
 * @param otherwise the values where nothing is told or a code stands in no table; null where that is a problem
 * @param constant the values of a field without {@code from}
 */
public record FieldRule(
        CanonicalField field,
        String from,
        Converter<?> as,
        String separator,
        Map<String, List<Object>> codes,
        List<Object> otherwise,
        List<Object> constant) {
    /** Fields that hold the sender's own numbers. */
    private static final Set<String> OF_THE_SENDER =
            Set.of("externalId", "caseNumber", "beneficiary.reference", "about");

    /** No value is longer; some converters look at long ones again and again, and would take minutes for one. */
    private static final int LONGEST = 1000;

    /** What kind of digits a spreadsheet could take for a number here; empty where it could not, or no harm is done. */
    Optional<Numeral> numeral() {
        if (from == null || codes != null) {
            return Optional.empty();
        }
        if (field.usual() instanceof VatNumber
                || field.usual() instanceof TaxCode
                || field.usual() instanceof EmployerText) {
            return Optional.of(Numeral.ELEVEN_DIGITS);
        }
        if (field.usual() instanceof Phone) {
            return Optional.of(Numeral.PHONE);
        }
        return OF_THE_SENDER.contains(field.name()) ? Optional.of(Numeral.CODE) : Optional.empty();
    }

    /** Reads what a line holds under {@code from} (a text, a list of texts, or null) into the line's values. */
    void read(Object raw, Values into) {
        if (from == null) {
            into.put(field, constant);
            return;
        }
        if (raw instanceof List<?> && !field.list()) {
            into.problem(this, ProblemCode.WRONG_SHAPE, null);
            return;
        }
        List<Object> read = new ArrayList<>();
        boolean clean = true;
        for (String text : texts(raw)) {
            clean &= readOne(text, read, into);
        }
        if (read.isEmpty() && clean && otherwise != null) {
            read = otherwise;
        }
        if (clean && !read.isEmpty()) {
            into.put(field, read);
        }
    }

    private boolean readOne(String text, List<Object> read, Values into) {
        if (codes != null) {
            List<Object> meant = codes.getOrDefault(key(text), otherwise);
            if (meant == null) {
                into.problem(this, ProblemCode.UNKNOWN_CODE, null);
                return false;
            }
            read.addAll(meant);
            return true;
        }
        Reading<?> reading = convert(text, as, field.usual());
        if (reading instanceof Reading.Value<?> value) {
            read.add(value.value());
        } else if (reading instanceof Reading.Wrong<?> wrong) {
            into.problem(this, wrong.code(), wrong.hint());
            return false;
        }
        return true;
    }

    /** A text through the named converter and, where a text comes out, the field's own. */
    public static Reading<?> convert(String text, Converter<?> as, Converter<?> usual) {
        if (text.length() > LONGEST) {
            return Reading.wrong(ProblemCode.TOO_LONG, Hint.of(HintCode.MOST_CHARACTERS, LONGEST));
        }
        Reading<?> first = as.read(text);
        if (!(first instanceof Reading.Value<?> value) || as.equals(usual)) {
            return first;
        }
        if (value.value() instanceof String still) {
            return usual.read(still);
        }
        // a day where a moment is wanted means the day's beginning
        return value.value() instanceof LocalDate day && usual instanceof Moment
                ? Reading.of(ItalianTime.startOf(day))
                : first;
    }

    /** How a code is looked up: without regard to capitals, outer spaces, and of which parts a letter is made. */
    static String key(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFC).strip().toUpperCase(Locale.ROOT);
    }

    private List<String> texts(Object raw) {
        List<String> texts = new ArrayList<>();
        if (raw instanceof List<?> several) {
            several.forEach(one -> add(texts, (String) one));
        } else if (raw instanceof String text) {
            if (separator == null) {
                add(texts, text);
            } else {
                split(text, texts);
            }
        }
        return texts;
    }

    private void split(String text, List<String> into) {
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            add(into, text.substring(start, end));
            start = end + separator.length();
        }
        add(into, text.substring(start));
    }

    private static void add(List<String> texts, String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty()) {
            texts.add(stripped);
        }
    }
}
