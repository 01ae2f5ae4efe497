package dev.quarterdeck.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// Counts the time in which a team works: the hours of its working days, without weekends and
/// holidays.
///
/// @param zone where the team's clock stands
/// @param workingDays days of the week on which it works; at least one
/// @param holidays days on which it does not work all the same
/// @param opens when a working day begins
/// @param closes when it ends, later than `opens`; {@link LocalTime#MAX} for midnight
public record BusinessCalendar(
        ZoneId zone,
        Set<DayOfWeek> workingDays,
        Set<LocalDate> holidays,
        LocalTime opens,
        LocalTime closes) {

    /// Refuses a calendar without working time.
    ///
    /// @throws IllegalArgumentException without a working day, or when a day ends before it begins
    public BusinessCalendar {
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException(
                    "The working days (none) of a calendar must hold at least one.");
        }
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException(
                    "The working day from (%s) must end after it begins, not at (%s)."
                            .formatted(opens, closes));
        }
        workingDays = Set.copyOf(workingDays);
        holidays = Set.copyOf(holidays);
    }

    /// Makes a calendar of whole days, Monday to Friday.
    public static BusinessCalendar weekdays(ZoneId zone, Set<LocalDate> holidays) {
        var week =
                Set.of(
                        DayOfWeek.MONDAY,
                        DayOfWeek.TUESDAY,
                        DayOfWeek.WEDNESDAY,
                        DayOfWeek.THURSDAY,
                        DayOfWeek.FRIDAY);
        return new BusinessCalendar(zone, week, holidays, LocalTime.MIN, LocalTime.MAX);
    }

    /// Answers whether the team works on a day.
    public boolean isWorkingDay(LocalDate day) {
        return workingDays.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// Returns the working time between two moments; zero when the second is not later. A day
    /// whose clock is turned has an hour more or less when it happens in working time.
    public Duration workingTime(Instant from, Instant until) {
        if (!until.isAfter(from)) {
            return Duration.ZERO;
        }
        LocalDate last = day(until);
        Duration sum = Duration.ZERO;
        for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                sum = sum.plus(overlap(latest(from, opening(day)), earliest(until, closing(day))));
            }
        }
        return sum;
    }

    /// Returns how many working days two moments touch, both days counted; 0 when the second is
    /// earlier.
    public int workingDays(Instant from, Instant until) {
        if (until.isBefore(from)) {
            return 0;
        }
        LocalDate last = day(until);
        int days = 0;
        for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            days += isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private Instant opening(LocalDate day) {
        return ZonedDateTime.of(day, opens, zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return closes.equals(LocalTime.MAX)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : ZonedDateTime.of(day, closes, zone).toInstant();
    }

    private static Duration overlap(Instant from, Instant until) {
        return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
