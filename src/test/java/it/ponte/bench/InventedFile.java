package it.ponte.bench;

import it.kamaladafrica.codicefiscale.City;
import it.kamaladafrica.codicefiscale.CodiceFiscale;
import it.kamaladafrica.codicefiscale.Person;
import it.kamaladafrica.codicefiscale.city.CityProvider;
import it.ponte.SocialServicesFile;
import it.ponte.TestPeople.TestPerson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;

/**
 * A file as the demo's social services send it, of any length: distinct invented people with valid tax codes; every
 * twentieth line repeats an earlier one, word for word or with other skills in turn, every fiftieth has a fault.
 */
public final class InventedFile {
    public static final Charset CHARSET = Charset.forName("windows-1252");

    private static final String CONSONANTS = "BCDFGLMNPRSTVZ";
    private static final String VOWELS = "AEIO";
    private static final List<String> FIRST = List.of(
            "ADA", "BRUNO", "CARLA", "DARIO", "ELENA", "FABIO", "GINA", "HAMID", "IRMA", "LIA", "NICOLÒ", "SAMIRA");
    private static final List<String> SKILLS = List.of("MAGAZZINO", "PULIZIE,LAVANDERIA", "VERDE", "CUCINA,HACCP");
    private static final int DAYS = 15_000;
    private static final int CASEWORKERS = 200;
    private static final City TOWN = CityProvider.ofDefault().findByName("MODENA");

    private InventedFile() {}

    /**
     * A file of so many lines below its header, the same at every call; made at the first.
     *
     * @param first number of its first line, a multiple of 100: files of other numbers are about other people
     */
    static Path of(int first, int lines, Path folder) throws IOException {
        Path file = folder.resolve(lines + "-lines-from-" + first + ".csv");
        if (Files.notExists(file)) {
            Path draft = folder.resolve("draft.csv");
            write(draft, first, lines);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void write(Path file, int first, int lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, CHARSET)) {
            out.write(SocialServicesFile.HEADER);
            for (int n = first; n < first + lines; n++) {
                out.write(lineOf(n, first));
            }
        }
    }

    private static String lineOf(int n, int first) {
        if (n % 20 == 19) {
            int earlier = first + (int) (n * 48_271L % Integer.MAX_VALUE % (n - first));
            return line(isRepeatOrFaulty(earlier) ? earlier - 1 : earlier, n % 40 == 39 ? 1 : 0);
        }
        return isRepeatOrFaulty(n) ? faulty(n) : line(n, 0);
    }

    private static boolean isRepeatOrFaulty(int n) {
        return n % 20 == 19 || n % 50 == 48;
    }

    private static String line(int n, int otherSkills) {
        return SocialServicesFile.line(
                "P-" + n,
                person(n),
                SKILLS.get((n + otherSkills) % SKILLS.size()),
                "assistente" + n % CASEWORKERS + "@servizi.example");
    }

    /** A referral about a person that no other number gives, as JSON in the hub's own layout. */
    static String referral(int n) {
        return referral("J-" + n, person(n), n % CASEWORKERS);
    }

    /** A referral of a person under a number of its own, to be answered to the caseworker of that number. */
    public static String referral(String number, TestPerson person, int caseworker) {
        return """
                {"externalId": "%s", "asOf": "2026-01-15T09:00:00+01:00",
                 "beneficiary": {"firstName": "%s", "lastName": "%s", "codiceFiscale": "%s", "sex": "%s", "bornOn": "%s"},
                 "caseworker": {"email": "orientamento%d@cpi.example"},
                 "basis": {"kind": "PUBLIC_TASK", "givenOn": "2026-01-15"},
                 "education": "UPPER_SECONDARY", "skills": ["order-picking", "packing"], "languages": ["it:NATIVE"],
                 "hours": {"min": 16, "max": 30}, "shifts": ["MORNING"], "province": "MO"}
                """
                .formatted(
                        number,
                        person.firstName(),
                        person.lastName(),
                        person.taxCode(),
                        person.sex(),
                        person.bornOn(),
                        caseworker);
    }

    /** In turn: a day that does not exist, a tax code with a wrong check letter, no name at all. */
    private static String faulty(int n) {
        TestPerson person = person(n);
        String line = line(n, 0);
        return switch (n / 50 % 3) {
            case 0 -> line.replaceFirst("\\d\\d/\\d\\d/\\d{4}", "31/02/1980");
            case 1 -> line.replace(person.taxCode(), wrong(person.taxCode()));
            default -> line.replace(";" + person.lastName() + ";", ";;").replace(";" + person.firstName() + ";", ";;");
        };
    }

    private static String wrong(String taxCode) {
        char check = taxCode.charAt(15);
        return taxCode.substring(0, 15) + (check == 'Z' ? 'A' : (char) (check + 1));
    }

    /** Its tax code differs by the birthday, and after so many days by the consonants of the surname. */
    public static TestPerson person(int n) {
        boolean woman = n % 2 == 0;
        String first = FIRST.get(n % FIRST.size());
        String last = surname(n / DAYS * 131 + n % 97);
        LocalDate born = LocalDate.of(1960, 1, 1).plusDays(7919L * n % DAYS);
        String taxCode = CodiceFiscale.of(Person.builder()
                        .firstname(first)
                        .lastname(last)
                        .birthDate(born)
                        .isFemale(woman)
                        .city(TOWN)
                        .build())
                .getValue();
        return new TestPerson(first, last, woman ? "F" : "M", born, taxCode);
    }

    private static String surname(int n) {
        StringBuilder name = new StringBuilder();
        int left = n;
        for (int syllable = 0; syllable < 3; syllable++) {
            name.append(CONSONANTS.charAt(left % CONSONANTS.length())).append(VOWELS.charAt((n + syllable) % 4));
            left /= CONSONANTS.length();
        }
        return name.toString();
    }
}
