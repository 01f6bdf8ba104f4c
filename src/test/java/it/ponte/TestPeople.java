package it.ponte;

import it.kamaladafrica.codicefiscale.City;
import it.kamaladafrica.codicefiscale.CodiceFiscale;
import it.kamaladafrica.codicefiscale.Person;
import it.kamaladafrica.codicefiscale.city.CityProvider;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Invented people, each different, with tax codes that pass the check. */
public final class TestPeople {
    private static final List<String> FIRST =
            List.of("Ada", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Gina", "Hamid", "Irma", "Lia");
    private static final List<String> LAST =
            List.of("Abbati", "Bellei", "Corni", "Dotti", "Ferrari", "Goldoni", "Lugli", "Manni", "Neri", "Zanasi");
    private static final City MODENA = CityProvider.ofDefault().findByName("MODENA");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestPeople() {}

    /** One invented person. */
    public record TestPerson(String firstName, String lastName, String sex, LocalDate bornOn, String taxCode) {}

    /** A person that no test of this run has met yet. */
    public static TestPerson next() {
        int n = NEXT.getAndIncrement();
        boolean woman = n % 2 == 0;
        String first = FIRST.get(n % FIRST.size());
        String last = LAST.get(n / FIRST.size() % LAST.size());
        LocalDate born = LocalDate.of(1960, 1, 1).plusDays(37L * n % 15_000);
        String code = CodiceFiscale.of(Person.builder()
                        .firstname(first)
                        .lastname(last)
                        .birthDate(born)
                        .isFemale(woman)
                        .city(MODENA)
                        .build())
                .getValue();
        return new TestPerson(first, last, woman ? "F" : "M", born, code);
    }
}
