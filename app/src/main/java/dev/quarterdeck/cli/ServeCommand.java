package dev.quarterdeck.cli;

import dev.quarterdeck.cli.remote.RunningServer;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.server.QuarterdeckServer;
import dev.quarterdeck.server.ServerSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the server until it is told to stop: `qd serve`.
@Command(
        name = "serve",
        description = "Runs the server, with its own PostgreSQL unless QD_DB_URL names another.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd serve                       on this machine only, http://127.0.0.1:8722",
            "  QD_DB_URL=postgresql://quarterdeck:secret@db/quarterdeck qd serve",
            "",
            "Ctrl-C stops it and its database."
        })
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + ServerSettings.USUAL_PORT)
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on (default: ${DEFAULT-VALUE}); put a TLS proxy before"
                            + " others.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var folder = DataFolder.of(console.environment(), console.home(), osName()).folder();
        var settings = new ServerSettings(host, port, folder, environment(), console.clock());
        var running = new CompletableFuture<QuarterdeckServer>();
        var stopped = new CountDownLatch(1);
        // Before the start: whoever is stopped while starting still stops the database it started.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, folder, stopped)));
        QuarterdeckServer server;
        console.err()
                .println(
                        "Quarterdeck starts with the data in %s; the first start also makes a database ..."
                                .formatted(folder));
        console.err().flush();
        try (var progress = new ScreenProgress(console)) {
            server = QuarterdeckServer.start(settings, progress);
        } catch (RuntimeException e) {
            running.cancel(false);
            throw e;
        }
        running.complete(server);
        var here = RunningServer.here(host, server.port());
        here.write(folder);
        server.notes().forEach(console.err()::println);
        console.err().println("Quarterdeck listens on " + here.address());
        console.err().flush();
        stopped.await();
        return Quarterdeck.FINE;
    }

    // People read lines, programs read JSON; either can be asked for.
    private Map<String, String> environment() {
        var environment = new HashMap<>(console.environment());
        if (console.terminal()) {
            environment.putIfAbsent("QD_LOG", "text");
        }
        return environment;
    }

    private void stop(
            CompletableFuture<QuarterdeckServer> running, Path folder, CountDownLatch stopped) {
        try {
            var server = running.join();
            RunningServer.here(host, server.port()).remove(folder);
            server.close();
        } catch (CancellationException e) {
            // It never ran: the start has cleaned up after itself.
        } finally {
            stopped.countDown();
        }
    }

    private static String osName() {
        return System.getProperty("os.name", "");
    }
}
