package dev.quarterdeck.cli;

import dev.quarterdeck.platform.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Shows progress on one line of a watched terminal, from half a second of work on, at most ten
/// times a second.
final class ScreenProgress implements Progress, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int WIDTH = 24;
    private static final String WIPE = "\r\033[2K";

    private final Console console;
    private final Instant started;
    private Instant shown;
    private boolean visible;

    ScreenProgress(Console console) {
        this.console = console;
        this.started = console.clock().instant();
        this.shown = started;
    }

    @Override
    public synchronized void at(String step, long done, long total) {
        if (!console.terminal()) {
            return;
        }
        var now = console.clock().instant();
        if (now.isBefore(started.plus(PATIENCE)) || now.isBefore(shown.plus(BETWEEN))) {
            return;
        }
        shown = now;
        visible = true;
        console.err().print(WIPE + line(step, done, total));
        console.err().flush();
    }

    private static String line(String step, long done, long total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%s: %,d", step, done);
        }
        int filled = (int) Math.min(WIDTH, WIDTH * done / total);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %,d of %,d",
                step,
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                done,
                total);
    }

    /// Wipes the line before something else is printed.
    synchronized void wipe() {
        if (visible) {
            console.err().print(WIPE);
            console.err().flush();
            visible = false;
        }
    }

    @Override
    public void close() {
        wipe();
    }
}
