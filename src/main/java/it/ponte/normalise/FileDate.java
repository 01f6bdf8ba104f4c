package it.ponte.normalise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that a file's name tells: "segnalazioni_2026-03-01.csv", "export20260301.xlsx". */
final class FileDate {
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(20\\d\\d)(-?)(\\d\\d)\\2(\\d\\d)(?!\\d)");

    private FileDate() {}

    /** The first day in the name that exists and is not after {@code latest}. */
    static Optional<LocalDate> in(String fileName, LocalDate latest) {
        Matcher day = DAY.matcher(fileName);
        while (day.find()) {
            try {
                LocalDate told = LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)), Integer.parseInt(day.group(4)));
                if (!told.isAfter(latest)) {
                    return Optional.of(told);
                }
            } catch (DateTimeException noDay) {
                // eight digits that are a number, not a day
            }
        }
        return Optional.empty();
    }
}
