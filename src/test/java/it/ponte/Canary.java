package it.ponte;

import it.kamaladafrica.codicefiscale.CodiceFiscale;
import it.kamaladafrica.codicefiscale.Person;
import it.kamaladafrica.codicefiscale.city.CityProvider;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What nobody but this invented person has: wherever it is found outside the vault, it got out. */
final class Canary {
    static final String FIRST_NAME = "Zxcanteodora";
    static final String LAST_NAME = "Zxcanquaglia";
    static final LocalDate BORN_ON = LocalDate.of(1984, 5, 12);
    static final String EMAIL = "zxcan.teodora@posta.example";
    static final String PHONE = "3290077123";
    static final String CASEWORKER = "Zxcanassistente Vera";
    /** What nobody maps: it must be dropped while reading. */
    static final String NOTE = "zxcandiagnosi di via zxcanstrada";
    /** The number of the case at one door begins so; letters and receipts may quote it to who gave it. */
    static final String NUMBER = "QCANARINO-";

    static final String TAX_CODE = CodiceFiscale.of(Person.builder()
                    .firstname(FIRST_NAME)
                    .lastname(LAST_NAME)
                    .birthDate(BORN_ON)
                    .isFemale(true)
                    .city(CityProvider.ofDefault().findByName("MODENA"))
                    .build())
            .getValue();

    /** Who she is, in small letters. */
    static final List<String> HERSELF = List.of("zxcan", TAX_CODE.toLowerCase(Locale.ROOT), PHONE);
    /** The same, and the numbers of her cases. */
    static final List<String> ALL =
            Stream.concat(HERSELF.stream(), Stream.of("qcanarino-")).toList();

    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private Canary() {}

    /** What of these stands in a text; empty when nothing does. */
    static List<String> in(String text, List<String> sought) {
        String small = text.toLowerCase(Locale.ROOT);
        return sought.stream().filter(small::contains).toList();
    }

    /** What of these stands in bytes, as UTF-8 or UTF-16. */
    static List<String> in(byte[] bytes, List<String> sought) {
        String small = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return sought.stream()
                .filter(one -> CHARSETS.stream()
                        .map(charset -> new String(one.getBytes(charset), StandardCharsets.ISO_8859_1))
                        .anyMatch(small::contains))
                .toList();
    }
}
