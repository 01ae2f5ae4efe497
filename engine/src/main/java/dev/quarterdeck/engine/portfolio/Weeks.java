package dev.quarterdeck.engine.portfolio;

import dev.quarterdeck.engine.DateRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Lay days out over the weeks of a plan, and weeks over months.
///
/// @param start first day of week 0
/// @param count how many weeks
record Weeks(LocalDate start, int count) {

    private static final int DAYS = 7;
    private static final double WORKING_DAYS = 5;

    /// Returns the time from the start to the beginning of a day, in weeks; negative before it.
    double at(LocalDate day) {
        return ChronoUnit.DAYS.between(start, day) / (double) DAYS;
    }

    /// Returns the share of a week's working days, Monday to Friday, inside a range.
    double shareOf(DateRange range, int week) {
        return shareOf(range, List.of(), week);
    }

    /// Returns the share of a week's working days inside a range and outside of all others.
    double shareOf(DateRange range, List<DateRange> without, int week) {
        var first = start.plusDays((long) week * DAYS);
        var end = first.plusDays(DAYS);
        var until = range.until();
        if (!range.from().isBefore(end) || (until != null && !until.isAfter(first))) {
            return 0;
        }
        boolean whole = !range.from().isAfter(first) && (until == null || !until.isBefore(end));
        var days = new DateRange(first, end);
        if (whole && without.stream().noneMatch(days::overlaps)) {
            return 1;
        }
        return first.datesUntil(end)
                        .filter(Weeks::isWorking)
                        .filter(range::contains)
                        .filter(day -> without.stream().noneMatch(one -> one.contains(day)))
                        .count()
                / WORKING_DAYS;
    }

    /// Returns the share of a week's working days outside of all ranges.
    double shareOutside(List<DateRange> ranges, int week) {
        return shareOf(new DateRange(start, null), ranges, week);
    }

    private static boolean isWorking(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// Returns how many calendar months the weeks touch.
    int months() {
        var last = YearMonth.from(start.plusDays((long) count * DAYS - 1));
        return (int) ChronoUnit.MONTHS.between(YearMonth.from(start), last) + 1;
    }

    YearMonth month(int index) {
        return YearMonth.from(start).plusMonths(index);
    }

    /// Returns how much of each month a week is, week by week: a whole month sums to 1.
    double[] monthShares() {
        double[] shares = new double[count * months()];
        for (int day = 0; day < count * DAYS; day++) {
            var month = YearMonth.from(start.plusDays(day));
            int index = (int) ChronoUnit.MONTHS.between(YearMonth.from(start), month);
            shares[day / DAYS * months() + index] += 1.0 / month.lengthOfMonth();
        }
        return shares;
    }
}
