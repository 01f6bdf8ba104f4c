package it.ponte.convert;

import it.ponte.convert.ComuneText.Wanted;
import it.ponte.convert.NamePart.Part;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The converters that a mapping may name after {@code as}; explained to its writers in {@code mappings/README.md}. */
public final class Converters {
    private static final String DATE = "date ";
    private static final Map<String, Converter<?>> BY_NAME = Map.ofEntries(
            Map.entry("text", new Text(1000)),
            Map.entry("upper", new Upper()),
            Map.entry("last-name", new NamePart(Part.LAST, true)),
            Map.entry("first-name", new NamePart(Part.FIRST, true)),
            Map.entry("last-name given-first", new NamePart(Part.LAST, false)),
            Map.entry("first-name given-first", new NamePart(Part.FIRST, false)),
            Map.entry("codice-fiscale", new TaxCode()),
            Map.entry("sex", WordList.sexes()),
            Map.entry("citizenship", new Citizenship()),
            Map.entry("education", WordList.education()),
            Map.entry("moment", new Moment()),
            Map.entry("email", new Email()),
            Map.entry("phone", new Phone()),
            Map.entry("yes-no", new YesNo()),
            Map.entry("number", new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE)),
            Map.entry("hours", new Hours()),
            Map.entry("province", OneOf.provinces()),
            Map.entry("comune", new ComuneText(Wanted.NAME)),
            Map.entry("province-of-comune", new ComuneText(Wanted.PROVINCE)),
            Map.entry("language", new LanguageText()),
            Map.entry("vat-number", new VatNumber()));

    private final Century century;

    /** The converters on the days of this clock. */
    public Converters(Clock clock) {
        this.century = Century.around(clock);
    }

    /**
     * The converter that these words name.
     *
     * @throws IllegalArgumentException when there is none, or the pattern of a date cannot be used; the message is for
     *     the mapping's writer
     */
    public Converter<?> named(String words) {
        if (words.equals(DATE.strip())) {
            return DateText.iso(century);
        }
        if (words.startsWith(DATE)) {
            return DateText.of(words.substring(DATE.length()).strip(), century);
        }
        Converter<?> converter = BY_NAME.get(words);
        if (converter == null) {
            throw new IllegalArgumentException("no such converter; there are " + names());
        }
        return converter;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(BY_NAME.keySet());
        names.add("date <pattern>");
        names.add("list <separator>");
        return names;
    }
}
