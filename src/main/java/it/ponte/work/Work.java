package it.ponte.work;

import java.util.List;

/**
 * What waits to be done together.
 *
 * @param id the row's id; outside it means nothing and opens nothing
 * @param stage which stage does it
 * @param subjects the ids of the rows that the stage works on, at least one
 * @param first first line of the subject this work is about, 0 when it is about all of it
 * @param last last line of the subject this work is about (inclusive), 0 when it is about all of it
 * @param attempts how often it was tried and failed (or, for claimed work, was claimed)
 */
public record Work(long id, Stage stage, List<Long> subjects, int first, int last, int attempts) {
    public Work {
        subjects = List.copyOf(subjects);
    }

    /** What it is about where that is one thing; the first of several. */
    public long subject() {
        return subjects.get(0);
    }

    /** How much it is: its lines where it is about lines, otherwise its subjects. */
    public int size() {
        return first == 0 ? subjects.size() : last - first + 1;
    }
}
