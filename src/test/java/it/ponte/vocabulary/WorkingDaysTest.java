package it.ponte.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {
    @ParameterizedTest
    @CsvSource({
        "1818,1818-03-22",
        "1961,1961-04-02",
        "2000,2000-04-23",
        "2024,2024-03-31",
        "2025,2025-04-20",
        "2026,2026-04-05",
        "2027,2027-03-28",
        "2038,2038-04-25",
        "2049,2049-04-18",
        "2076,2076-04-19"
    })
    void easterFallsWhereTheCalendarSays(int year, LocalDate day) {
        assertThat(WorkingDays.easter(year)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-01-06",
                "2026-04-06",
                "2027-03-29",
                "2025-04-25",
                "2026-05-01",
                "2026-06-02",
                "2025-08-15",
                "2027-11-01",
                "2026-12-08",
                "2026-12-25",
                "2023-12-26",
                "2027-10-04",
                "2026-11-21",
                "2026-11-22"
            })
    void onHolidaysAndAtTheEndOfTheWeekNobodyWorks(LocalDate day) {
        assertThat(WorkingDays.isWorking(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20", "2026-04-07", "2026-04-03", "2024-10-04", "2026-12-24"})
    void onOtherDaysTheyDo(LocalDate day) {
        assertThat(WorkingDays.isWorking(day)).isTrue();
    }

    @Test
    void theWeekBeginsOnTuesdayWhereMondayIsAHoliday() {
        assertThat(WorkingDays.isFirstOfWeek(LocalDate.parse("2026-04-06"))).isFalse();
        assertThat(WorkingDays.isFirstOfWeek(LocalDate.parse("2026-04-07"))).isTrue();
        assertThat(WorkingDays.isFirstOfWeek(LocalDate.parse("2026-04-08"))).isFalse();
        assertThat(WorkingDays.isFirstOfWeek(LocalDate.parse("2026-11-23"))).isTrue();
        assertThat(WorkingDays.isFirstOfWeek(LocalDate.parse("2026-11-22"))).isFalse();
    }

    @Test
    void afterChristmasEveOf2026WorkGoesOnOnMonday() {
        assertThat(WorkingDays.after(LocalDate.parse("2026-12-24"))).isEqualTo(LocalDate.parse("2026-12-28"));
    }
}
