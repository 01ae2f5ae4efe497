package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Waits for a job, showing how far it is. Whoever stops waiting leaves the job running.
final class JobWatch {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final String WIPE = "\r\033[2K";

    private final RemoteServer server;
    private final RemoteConsole console;

    JobWatch(RemoteServer server, RemoteConsole console) {
        this.server = server;
        this.console = console;
    }

    /// Returns the job as it ended.
    ///
    /// @param path of the job, below the server's root
    Reply until(String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        var farewell = new Thread(() -> sayThatItGoesOn(id));
        Runtime.getRuntime().addShutdownHook(farewell);
        try {
            return ended(path, id);
        } finally {
            forget(farewell);
        }
    }

    private Reply ended(String path, String id) {
        var pause = FIRST;
        while (true) {
            var reply = server.get(path);
            if (isOver(reply.body())) {
                wipe();
                return reply;
            }
            show(reply.body());
            rest(pause, id);
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    private static boolean isOver(JsonNode job) {
        return switch (Words.of(job, "state")) {
            case "done", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    private void show(JsonNode job) {
        if (!console.watched()) {
            return;
        }
        long total = Words.number(job, "total");
        var far =
                total == 0
                        ? String.format(Locale.ROOT, "%,d", Words.number(job, "done"))
                        : String.format(
                                Locale.ROOT, "%,d of %,d", Words.number(job, "done"), total);
        console.err()
                .print(WIPE + Words.of(job, "state") + ": " + Words.of(job, "step") + " " + far);
        console.err().flush();
    }

    private void wipe() {
        if (console.watched()) {
            console.err().print(WIPE);
            console.err().flush();
        }
    }

    private static void rest(Duration pause, String id) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "The waiting for the job (%s) was stopped.".formatted(id),
                    "Maybe follow it again: qd job show %s --follow".formatted(id));
        }
    }

    private void sayThatItGoesOn(String id) {
        wipe();
        console.say("The job goes on at the server.");
        console.say("Follow it:  qd job show %s --follow".formatted(id));
        console.say("Stop it:    qd job cancel %s".formatted(id));
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program ends already, and the hook has said what there is to say.
            return;
        }
    }
}
