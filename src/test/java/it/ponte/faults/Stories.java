package it.ponte.faults;

import it.ponte.TestPeople.TestPerson;
import it.ponte.bench.InventedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What one sender has to tell: of distinct invented people; five lines of a hundred repeat an earlier one, some of them
 * with other words, five are about somebody whom this or another sender told of before, two are faulty.
 */
final class Stories {
    private static final int MOST_REMEMBERED = 5000;
    private static int people;
    private static final List<TestPerson> KNOWN = new ArrayList<>();

    private final String sender;
    private final Random random;
    private final List<Told> told = new ArrayList<>();
    private int numbers;

    Stories(String sender, Random random) {
        this.sender = sender;
        this.random = random;
    }

    List<Told> next(int lines) {
        return Stream.generate(this::next).limit(lines).toList();
    }

    private Told next() {
        int drawn = random.nextInt(100);
        if (drawn < 5 && !told.isEmpty()) {
            Told earlier = told.get(random.nextInt(told.size()));
            return drawn < 2 ? earlier.withOtherSkills() : earlier;
        }
        String number = sender.toUpperCase(java.util.Locale.ROOT) + "-" + numbers++;
        if (drawn < 7) {
            return new Told(number, stranger(), "MAGAZZINO", true);
        }
        Told line = new Told(number, somebody(drawn < 12), "MAGAZZINO", false);
        told.add(line);
        return line;
    }

    private TestPerson somebody(boolean knownBefore) {
        synchronized (KNOWN) {
            if (knownBefore && !KNOWN.isEmpty()) {
                return KNOWN.get(random.nextInt(KNOWN.size()));
            }
            TestPerson person = stranger();
            if (KNOWN.size() < MOST_REMEMBERED) {
                KNOWN.add(person);
            }
            return person;
        }
    }

    private static TestPerson stranger() {
        synchronized (KNOWN) {
            return InventedFile.person(people++);
        }
    }
}
