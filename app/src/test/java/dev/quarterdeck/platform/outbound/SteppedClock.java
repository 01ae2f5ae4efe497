package dev.quarterdeck.platform.outbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Shows a time that passes only while somebody waits by it, and adds up what was waited.
public final class SteppedClock extends Clock {

    private Instant now;
    private final Instant begun;
    private final List<Duration> steps = new ArrayList<>();

    /// Begins at a moment.
    public SteppedClock(Instant begun) {
        this.begun = begun;
        this.now = begun;
    }

    /// Waits by this clock, at once.
    public Waiting waiting() {
        return new Waiting(this, this::pass);
    }

    /// Lets time pass.
    public synchronized void pass(Duration time) {
        steps.add(time);
        now = now.plus(time);
    }

    /// Returns how long was waited in all.
    public synchronized Duration waited() {
        return Duration.between(begun, now);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
