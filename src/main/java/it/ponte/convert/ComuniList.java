package it.ponte.convert;

import it.kamaladafrica.codicefiscale.City;
import it.kamaladafrica.codicefiscale.city.CityProvider;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the comuni: the library's list, which holds those of today together with former ones and does not tell them
 * apart, and {@code comuni.txt}, which does.
 */
final class ComuniList {
    private static final String ABROAD = "Z";
    private static final Set<String> SMALL = Set.of(
            "a", "al", "alla", "con", "d", "da", "dal", "de", "degli", "dei", "del", "dell", "della", "delle", "di",
            "e", "ed", "in", "nel", "nell", "nella", "sul", "sull", "sulla");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** By their own codes, former ones too. */
    private final Map<String, Comune> known = new HashMap<>();

    /** The code of today by a former one. */
    private final Map<String, String> became = new HashMap<>();

    private final Map<String, Set<String>> codesByName = new HashMap<>();

    private ComuniList() {}

    static Comuni read() {
        ComuniList list = new ComuniList();
        for (City city : CityProvider.ofDefault().findAll()) {
            if (!city.getBelfiore().startsWith(ABROAD)) {
                list.know(city.getBelfiore(), city.getProv(), written(city.getName()));
            }
        }
        List<String[]> lines = Lines.of(ComuniList.class, "comuni.txt").stream()
                .map(line -> line.split(" "))
                .toList();
        lines.forEach(list::readFormer);
        list.known.values().forEach(comune -> list.name(comune.name(), comune));
        lines.forEach(list::readTodays);
        return list.comuni();
    }

    private void know(String code, String province, String name) {
        known.put(code, new Comune(code, name, province));
    }

    private void readFormer(String[] line) {
        List<String> codes = List.of(line).subList(1, line.length);
        if (line[0].equals("gone")) {
            codes.forEach(known::remove);
        } else if (line[0].equals("into")) {
            codes.subList(1, codes.size()).forEach(former -> became.put(former, codes.get(0)));
        }
    }

    private void readTodays(String[] line) {
        if (line[0].equals("today")) {
            know(line[1], line[2], rest(line, 3));
            name(rest(line, 3), known.get(line[1]));
        } else if (line[0].equals("also")) {
            name(rest(line, 2), known.get(line[1]));
        }
    }

    private static String rest(String[] line, int from) {
        return String.join(" ", List.of(line).subList(from, line.length));
    }

    private void name(String name, Comune comune) {
        String today = became.getOrDefault(comune.belfiore(), comune.belfiore());
        for (String province : new String[] {"", comune.province()}) {
            codesByName
                    .computeIfAbsent(Comuni.key(name, province), key -> new HashSet<>())
                    .add(today);
        }
    }

    private Comuni comuni() {
        Map<String, Comune> byCode = new HashMap<>();
        for (String code : known.keySet()) {
            byCode.put(code, shown(known.get(became.getOrDefault(code, code))));
        }
        Map<String, Set<Comune>> byName = new HashMap<>();
        codesByName.forEach((name, codes) ->
                byName.put(name, codes.stream().map(byCode::get).collect(Collectors.toSet())));
        return new Comuni(byCode, byName);
    }

    /** With its province where the name alone may mean another one too. */
    private Comune shown(Comune today) {
        boolean isAlone = codesByName.get(Comuni.key(today.name(), "")).size() == 1;
        String name = isAlone ? today.name() : today.name() + " (" + today.province() + ")";
        return new Comune(today.belfiore(), name, today.province());
    }

    /** "REGGIO NELL'EMILIA" as it is written: "Reggio nell'Emilia". */
    private static String written(String capitals) {
        Matcher word = WORD.matcher(capitals.toLowerCase(Locale.ITALIAN));
        return word.replaceAll(found -> {
            String letters = found.group();
            return found.start() > 0 && SMALL.contains(letters)
                    ? letters
                    : letters.substring(0, 1).toUpperCase(Locale.ITALIAN) + letters.substring(1);
        });
    }
}
