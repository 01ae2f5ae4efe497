package dev.quarterdeck.cli;

import dev.quarterdeck.cli.remote.RunningServer;
import dev.quarterdeck.demo.Demo;
import dev.quarterdeck.demo.DemoBeans;
import dev.quarterdeck.demo.DemoFolder;
import dev.quarterdeck.demo.DemoOrder;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.server.Addition;
import dev.quarterdeck.server.QuarterdeckServer;
import dev.quarterdeck.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows Quarterdeck at work on an invented organisation: `qd demo`.
@Command(
        name = "demo",
        description =
                "Opens Quarterdeck with an invented organisation, in a data folder of its own.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd demo                        opens a browser, signed in as the director",
            "  qd demo --fresh --no-browser   makes it anew and prints the address",
            "",
            "Ctrl-C ends it; the same day it goes on where it was. Nothing real is touched."
        })
final class DemoCommand implements Callable<Integer> {

    /// Beside the usual port, so that a demo and a server run at once.
    private static final int PORT = ServerSettings.USUAL_PORT + 1;

    /// What a server for others is told of its outside has no place in a demo.
    private static final List<String> HEEDED = List.of("QD_LOG", "QD_REQUESTS_PER_MINUTE");

    private static final String HOST = "127.0.0.1";

    private final Console console;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + PORT)
    private int port;

    @Option(names = "--no-browser", description = "Prints the address and opens no browser.")
    private boolean noBrowser;

    @Option(names = "--fresh", description = "Makes the demo anew, with new passwords.")
    private boolean fresh;

    @Option(names = "--keep", description = "Goes on with a demo of an earlier day, as it was.")
    private boolean keep;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var began = console.clock().instant();
        var path = DataFolder.of(console.environment(), console.home(), osName()).folder("demo");
        refuseRunning(path);
        var folder = new DemoFolder(path);
        var order = order(folder);
        prepare(order);
        var running = new CompletableFuture<QuarterdeckServer>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, path)));
        var server = start(order, running);
        RunningServer.here(HOST, server.port()).write(path);
        var demo = server.bean(Demo.class);
        demo.dropped().thenRun(() -> Thread.ofPlatform().start(() -> drop(running, folder)));
        welcome(demo, server.port(), began);
        stopped.await();
        return Quarterdeck.FINE;
    }

    private void refuseRunning(Path path) {
        RunningServer.elsewhere(path)
                .ifPresent(
                        other -> {
                            throw new Refusal(
                                    "A demo runs already at (%s).".formatted(other.address()),
                                    "Maybe sign in there, or end it with Ctrl-C in its terminal.");
                        });
    }

    private DemoOrder order(DemoFolder folder) {
        var today = LocalDate.ofInstant(console.clock().instant(), console.clock().getZone());
        return new DemoOrder(folder, today, RunningServer.programVersion(), this::say);
    }

    private void prepare(DemoOrder order) {
        say("A demo of Quarterdeck: everybody in it is invented, nothing leaves this machine.");
        var day = order.folder().day(order.program()).orElse(null);
        if (!fresh && day != null && (keep || day.equals(order.today()))) {
            say("Going on with the demo of %s ...".formatted(day));
        } else {
            order.folder().renew();
            say("Making a database in %s ...".formatted(order.folder().path()));
        }
    }

    private QuarterdeckServer start(DemoOrder order, CompletableFuture<QuarterdeckServer> running) {
        var settings =
                new ServerSettings(
                        HOST, port, order.folder().path(), environment(), console.clock());
        try (var progress = new ScreenProgress(console)) {
            var server =
                    QuarterdeckServer.start(
                            settings,
                            progress,
                            new Addition(List.of(DemoBeans.class), List.of(order)));
            running.complete(server);
            return server;
        } catch (RuntimeException e) {
            running.cancel(false);
            throw e;
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(console.environment());
        environment.keySet().retainAll(HEEDED);
        // A line for each request would push the addresses off the screen.
        environment.putIfAbsent("QD_LOG", "quiet");
        return environment;
    }

    private void welcome(Demo demo, int listening, Instant began) {
        // By another name than a real server's: cookies tell hosts apart, not ports.
        var address = "http://localhost:" + listening;
        var way = address + demo.wayIn();
        say(
                String.format(
                        Locale.ROOT,
                        "Ready after %.1f s.",
                        Duration.between(began, console.clock().instant()).toMillis() / 1000.0));
        say("");
        say("  " + address + "   sign in there as");
        demo.readers().forEach(one -> say(line(one)));
        say("");
        say("Once, and within ten minutes, this link signs in as the director:");
        say("  " + way);
        if (!noBrowser && new DesktopBrowser(console.environment(), osName()).open(way)) {
            say("A browser opens with it.");
        }
        say("Ctrl-C ends the demo.");
    }

    private static String line(Demo.Reader reader) {
        var password =
                reader.password().isEmpty()
                        ? "(password as told when the demo was made; --fresh makes new ones)"
                        : reader.password();
        return String.format(
                Locale.ROOT,
                "    %-8s %s   %s, %s",
                reader.login(),
                password,
                reader.name(),
                reader.words());
    }

    private void drop(CompletableFuture<QuarterdeckServer> running, DemoFolder folder) {
        try {
            end(running, folder.path());
            folder.delete();
            Demo.GONE.forEach(this::say);
        } catch (Refusal refusal) {
            say(refusal.getMessage() + " " + refusal.remedy());
        } finally {
            stopped.countDown();
        }
    }

    private void stop(CompletableFuture<QuarterdeckServer> running, Path path) {
        try {
            end(running, path);
        } finally {
            stopped.countDown();
        }
    }

    private static void end(CompletableFuture<QuarterdeckServer> running, Path path) {
        try {
            var server = running.join();
            RunningServer.here(HOST, server.port()).remove(path);
            server.close();
        } catch (CompletionException | CancellationException e) {
            // It never ran: the start has cleaned up after itself.
        }
    }

    private void say(String sentence) {
        console.err().println(sentence);
        console.err().flush();
    }

    private static String osName() {
        return System.getProperty("os.name", "");
    }
}
