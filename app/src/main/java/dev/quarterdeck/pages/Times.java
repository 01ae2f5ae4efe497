package dev.quarterdeck.pages;

import dev.quarterdeck.metrics.Wording;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Says moments as readers want them: by the server's own clock, to the minute.
public final class Times {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /// Returns a moment, such as `2026-03-31 14:05`.
    public String at(Instant moment) {
        return MINUTE.format(moment.atZone(clock.getZone()));
    }

    /// Returns the day of a moment.
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    /// Returns today.
    public LocalDate today() {
        return day(clock.instant());
    }

    /// Returns the first moment of a day.
    public Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /// Returns how long ago a moment was, such as `3 minutes ago`; of older ones the day.
    public String ago(Instant moment) {
        var past = Duration.between(moment, clock.instant());
        if (past.toMinutes() < 1) {
            return "just now";
        }
        if (past.toMinutes() < 60) {
            return count(past.toMinutes(), "minute");
        }
        return past.toHours() < 24 ? count(past.toHours(), "hour") : "on " + day(moment);
    }

    /// Returns how long it is until a moment, such as `in 3 minutes`; of later ones the day.
    public String ahead(Instant moment) {
        var left = Duration.between(clock.instant(), moment);
        if (left.toMinutes() < 1) {
            return "within a minute";
        }
        if (left.toMinutes() < 60) {
            return "in " + Wording.counted(left.toMinutes(), "minute");
        }
        return left.toHours() < 24
                ? "in " + Wording.counted(left.toHours(), "hour")
                : "on " + day(moment);
    }

    /// Returns how long ago a moment was.
    public Duration since(Instant moment) {
        return Duration.between(moment, clock.instant());
    }

    private static String count(long number, String unit) {
        return "%d %s%s ago".formatted(number, unit, number == 1 ? "" : "s");
    }

    /// Returns the name of the clock's zone, such as `UTC`.
    public String zone() {
        ZoneId zone = clock.getZone();
        return zone.normalized().equals(ZoneOffset.UTC)
                ? "UTC"
                : zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
