package dev.quarterdeck.demo.company;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// Draws from one seeded generator what happens, how long it takes, and at which hour of a working
/// day.
///
/// `Random` and not a faster one: its numbers are specified, so the same seed tells the same story
/// on every Java.
final class Draw {

    private static final int OPENS = 8;
    private static final int MINUTES_OPEN = 9 * 60;

    private final Random random;

    Draw(long seed, String of) {
        this.random = new Random(seed * 31 + of.hashCode());
    }

    /// Answers yes once in so many times.
    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// Counts what arrives independently, with this mean (Knuth's method; small means only).
    int arrivals(double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            count++;
            product *= random.nextDouble();
        } while (product > limit);
        return count;
    }

    /// Draws how long something takes: half of all take no longer than the median, few take many
    /// times as long (log-normal).
    Duration lasting(Duration median, double spread) {
        double factor = Math.exp(spread * random.nextGaussian());
        return Duration.ofMinutes(Math.max(30, Math.round(median.toMinutes() * factor)));
    }

    long lines(int median) {
        return Math.max(1, Math.round(median * Math.exp(1.1 * random.nextGaussian())));
    }

    /// Returns a moment within the hours of that day.
    Instant during(LocalDate day) {
        return day.atTime(OPENS, 0)
                .plusMinutes(random.nextInt(MINUTES_OPEN))
                .toInstant(ZoneOffset.UTC);
    }

    /// Returns the moment itself, or one in the hours of the next working day when nobody works.
    Instant atWork(Instant moment) {
        var at = moment.atOffset(ZoneOffset.UTC);
        boolean works = isWorkday(at.toLocalDate()) && at.getHour() >= OPENS && at.getHour() < 17;
        return works ? moment : during(nextWorkday(at.toLocalDate().plusDays(1)));
    }

    /// Returns the last moment up to this one at which somebody works: nobody here does at night or
    /// on a weekend.
    static Instant workedBy(Instant moment) {
        var at = moment.atOffset(ZoneOffset.UTC);
        if (!isWorkday(at.toLocalDate())) {
            return workedBy(moment.minus(Duration.ofDays(1)));
        }
        int hour = Math.clamp(at.getHour(), OPENS, 16);
        return at.withHour(hour).toInstant();
    }

    static LocalDate nextWorkday(LocalDate day) {
        return isWorkday(day) ? day : nextWorkday(day.plusDays(1));
    }

    static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// Makes a name for a commit: forty hex digits.
    String hash() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
