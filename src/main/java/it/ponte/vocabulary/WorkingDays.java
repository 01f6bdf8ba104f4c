package it.ponte.vocabulary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/**
 * The days on which offices work in Italy: Monday to Friday, save the holidays of the whole country (L. 260/1949 as amended;
 * 4 October is one again from 2026, L. 151/2025). A town's patron saint is no holiday here.
 */
public final class WorkingDays {
    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(4, 25),
            MonthDay.of(5, 1),
            MonthDay.of(6, 2),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(12, 8),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));
    private static final MonthDay SAINT_FRANCIS = MonthDay.of(10, 4);
    private static final int SAINT_FRANCIS_SINCE = 2026;

    private WorkingDays() {}

    /** Whether offices work on this day. */
    public static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !isHoliday(day);
    }

    /** The first working day after this one. */
    public static LocalDate after(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorking(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Whether this is the first working day of its week: Monday, or the day after where that is a holiday. */
    public static boolean isFirstOfWeek(LocalDate day) {
        LocalDate sunday = day.with(DayOfWeek.MONDAY).minusDays(1);
        return isWorking(day) && after(sunday).equals(day);
    }

    private static boolean isHoliday(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return HOLIDAYS.contains(date)
                || date.equals(SAINT_FRANCIS) && day.getYear() >= SAINT_FRANCIS_SINCE
                || day.equals(easter(day.getYear()).plusDays(1));
    }

    /** Easter Sunday of the Gregorian calendar, by Gauss's rule as Butcher wrote it down (1876). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - moon - inCentury % 4) % 7;
        int late = (golden + 11 * moon + 22 * weekday) / 451;
        int day = moon + weekday - 7 * late + 114;
        return LocalDate.of(year, Month.of(day / 31), day % 31 + 1);
    }
}
