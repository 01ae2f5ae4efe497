package dev.quarterdeck.reports.chart;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Maps days onto a length in the drawing, with ticks at starts of weeks, months or years.
record DayScale(LocalDate from, LocalDate until, double left, double right) {

    private static final int TICKS = 6;
    private static final int[] WEEKS = {1, 2};
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 600};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

    DayScale {
        until = until.isAfter(from) ? until : from.plusDays(1);
    }

    /// A tick and its words.
    record Tick(LocalDate day, String label) {}

    double at(LocalDate day) {
        double share = (double) ChronoUnit.DAYS.between(from, day) / days();
        return left + (right - left) * Math.clamp(share, 0, 1);
    }

    private long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    List<Tick> ticks() {
        for (int weeks : WEEKS) {
            if (days() <= 7L * weeks * TICKS) {
                return weekly(weeks);
            }
        }
        for (int months : MONTHS) {
            if (days() <= 30.5 * months * TICKS) {
                return monthly(months);
            }
        }
        return monthly(MONTHS[MONTHS.length - 1]);
    }

    private List<Tick> weekly(int weeks) {
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(until); day = day.plusWeeks(weeks)) {
            ticks.add(new Tick(day, DAY.format(day)));
        }
        return ticks;
    }

    private List<Tick> monthly(int months) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate start = from.withDayOfMonth(1);
        long sinceZero = start.getYear() * 12L + start.getMonthValue() - 1;
        LocalDate day = start.minusMonths(Math.floorMod(sinceZero, months));
        for (; !day.isAfter(until); day = day.plusMonths(months)) {
            if (!day.isBefore(from)) {
                ticks.add(new Tick(day, (months < 12 ? MONTH : YEAR).format(day)));
            }
        }
        return ticks;
    }
}
