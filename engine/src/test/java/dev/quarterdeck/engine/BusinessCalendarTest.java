package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final ZoneId HAMBURG = ZoneId.of("Europe/Berlin");
    private static final Set<LocalDate> GOOD_FRIDAY = Set.of(LocalDate.of(2026, 4, 3));
    private static final BusinessCalendar WEEK = BusinessCalendar.weekdays(HAMBURG, GOOD_FRIDAY);
    private static final BusinessCalendar OFFICE =
            new BusinessCalendar(
                    HAMBURG,
                    WEEK.workingDays(),
                    GOOD_FRIDAY,
                    LocalTime.of(9, 0),
                    LocalTime.of(17, 0));

    @Test
    void leavesOutWeekendsAndHolidays() {
        // Thursday 2 April 12:00 to Tuesday 7 April 12:00 in Hamburg: Good Friday and a weekend lie
        // between; Easter Monday is no holiday of this calendar.
        var from = Instant.parse("2026-04-02T10:00:00Z");
        var until = Instant.parse("2026-04-07T10:00:00Z");

        assertThat(WEEK.workingTime(from, until)).isEqualTo(Duration.ofHours(12 + 24 + 12));
        assertThat(OFFICE.workingTime(from, until)).isEqualTo(Duration.ofHours(5 + 8 + 3));
        assertThat(WEEK.workingDays(from, until)).isEqualTo(3);
    }

    @Test
    void countsNothingOutsideOfWorkingHours() {
        var saturday = Instant.parse("2026-03-07T08:00:00Z");
        var night = Instant.parse("2026-03-09T05:00:00Z");

        assertThat(OFFICE.workingTime(saturday, night)).isZero();
        assertThat(OFFICE.workingTime(night, saturday)).isZero();
        assertThat(OFFICE.workingDays(night, saturday)).isZero();
    }

    @Test
    void givesTheDayOfAClockChangeItsRealLength() {
        // Sundays worked: on 29 March 2026 the clock skips an hour.
        var sundays =
                new BusinessCalendar(
                        HAMBURG, Set.of(DayOfWeek.SUNDAY), Set.of(), LocalTime.MIN, LocalTime.MAX);
        var from = Instant.parse("2026-03-28T10:00:00Z");
        var until = Instant.parse("2026-03-31T10:00:00Z");

        assertThat(sundays.workingTime(from, until)).isEqualTo(Duration.ofHours(23));
    }

    @Property(seed = "20261122")
    void addsUp(
            @ForAll @IntRange(max = 400) int first,
            @ForAll @IntRange(max = 400) int second,
            @ForAll @IntRange(max = 400) int third) {
        var start = Instant.parse("2026-02-27T03:00:00Z");
        var a = start.plusSeconds(3_600L * first);
        var b = a.plusSeconds(3_600L * second);
        var c = b.plusSeconds(3_600L * third);

        assertThat(OFFICE.workingTime(a, b).plus(OFFICE.workingTime(b, c)))
                .isEqualTo(OFFICE.workingTime(a, c));
        assertThat(OFFICE.workingTime(a, c)).isLessThanOrEqualTo(Duration.between(a, c));
    }

    @Test
    void refusesACalendarWithoutWorkingTime() {
        assertThatThrownBy(
                        () ->
                                new BusinessCalendar(
                                        HAMBURG, Set.of(), Set.of(), LocalTime.MIN, LocalTime.MAX))
                .hasMessageContaining("(none)");
        assertThatThrownBy(
                        () ->
                                new BusinessCalendar(
                                        HAMBURG,
                                        WEEK.workingDays(),
                                        Set.of(),
                                        LocalTime.NOON,
                                        LocalTime.NOON))
                .hasMessageContaining("(12:00)");
    }
}
