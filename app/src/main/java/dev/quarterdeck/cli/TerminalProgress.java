package dev.quarterdeck.cli;

import dev.quarterdeck.platform.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Shows progress on one line of a terminal, from half a second of work on, at most ten times a
// second.
final class TerminalProgress implements Progress, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int WIDTH = 24;

    private final PrintWriter out;
    private final InstantSource clock;
    private final Instant started;
    private Instant shown;
    private boolean visible;

    TerminalProgress(PrintWriter out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.started = clock.instant();
        this.shown = started;
    }

    @Override
    public synchronized void at(String step, long done, long total) {
        var now = clock.instant();
        if (now.isBefore(started.plus(PATIENCE)) || now.isBefore(shown.plus(BETWEEN))) {
            return;
        }
        shown = now;
        visible = true;
        out.print("\r\033[2K" + line(step, done, total));
        out.flush();
    }

    private static String line(String step, long done, long total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s … %,d", step, done);
        }
        long share = Math.min(WIDTH, WIDTH * done / total);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %,d of %,d",
                step,
                "=".repeat((int) share),
                " ".repeat((int) (WIDTH - share)),
                done,
                total);
    }

    /// Wipes the line, so that nothing of it stays on the screen.
    @Override
    public synchronized void close() {
        if (visible) {
            out.print("\r\033[2K");
            out.flush();
            visible = false;
        }
    }
}
