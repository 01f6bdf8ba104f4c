package it.ponte.feedback;

import static it.ponte.placement.OutcomeKind.*;

import it.ponte.placement.OutcomeKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A year of enrolments in the proportions of the Bologna report of 2023: of 2,047 enrolled, 429 in six weeks, 1,309 were
 * interviewed and 284 placed, with 431 contracts, 56 of them permanent. What the report does not count is invented.
 */
final class InventedYear {
    static final int ENROLLED = 2_047;
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2023, 12, 31);

    private final Random random = new Random(2_047);
    private final int people;
    private final Map<LocalDate, List<Event>> days = new TreeMap<>();

    /** Something that happens to one of the people; kind null: she enrols. */
    record Event(int person, OutcomeKind kind) {}

    /** The year of so many people, in these proportions. */
    InventedYear(int people) {
        this.people = people;
        FIRST.datesUntil(LAST.plusDays(1)).forEach(day -> days.put(day, new ArrayList<>()));
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, people).boxed().toList());
        Collections.shuffle(shuffled, random);
        for (int rank = 0; rank < people; rank++) {
            LocalDate arrival = rank % 100 < 21
                    ? LocalDate.of(2023, 9, 1).plusDays(random.nextInt(42))
                    : FIRST.plusDays(random.nextInt(365));
            happens(shuffled.get(rank), null, arrival);
            goesOn(shuffled.get(rank), (rank * 7L + 3) % people, arrival);
        }
    }

    /** What happens on each day, in order. */
    Map<LocalDate, List<Event>> days() {
        return days;
    }

    private long of(int inTheReport) {
        return (long) inTheReport * people / ENROLLED;
    }

    private void goesOn(int person, long rank, LocalDate arrival) {
        if (rank >= of(1_309)) {
            notInterviewed(person, rank, arrival);
            return;
        }
        LocalDate interview = arrival.plusDays(5L + random.nextInt(11));
        happens(person, INTERVIEWED, interview);
        if (random.nextInt(10) < 6) {
            happens(person, ORIENTED, interview.plusDays(10L + random.nextInt(20)));
        }
        if (random.nextInt(100) < 12) {
            happens(person, IN_COURSE, interview.plusDays(20L + random.nextInt(40)));
        }
        if (rank < of(284)) {
            hired(person, rank, interview.plusDays(15L + random.nextInt(40)));
        } else if (rank < of(434)) {
            LocalDate proposed = interview.plusDays(15L + random.nextInt(40));
            happens(person, NOT_TAKEN_ON, proposed.plusDays(10));
        } else if (rank < of(494)) {
            happens(person, FOUND_WORK_ALONE, interview.plusDays(30L + random.nextInt(100)));
        } else if (rank < of(894)) {
            happens(person, CLOSED, interview.plusDays(60L + random.nextInt(120)));
        }
    }

    private void notInterviewed(int person, long rank, LocalDate arrival) {
        if (rank < of(1_459)) {
            happens(person, NO_SHOW, arrival.plusDays(10L + random.nextInt(10)));
        }
        if (rank % 2 == 0) {
            happens(person, CLOSED, arrival.plusDays(30L + random.nextInt(90)));
        }
    }

    private void hired(int person, long rank, LocalDate on) {
        if (rank % 5 == 0) {
            happens(person, SECONDMENT_STARTED, on.minusDays(10));
            happens(person, SECONDMENT_HALF_WAY, on.minusDays(5));
            happens(person, SECONDMENT_ENDED, on);
        }
        happens(person, HIRED, on);
        if (rank < of(147)) {
            happens(person, ENDED, on.plusDays(60));
            happens(person, HIRED, on.plusDays(60L + random.nextInt(2)));
        } else if (rank < of(203)) {
            happens(person, MADE_PERMANENT, on.plusDays(90));
        } else if (rank < of(240)) {
            happens(person, CONTRACT_RENEWED, on.plusDays(90));
        }
    }

    private void happens(int person, OutcomeKind kind, LocalDate on) {
        if (!on.isAfter(LAST)) {
            days.get(on).add(new Event(person, kind));
        }
    }
}
