package dev.quarterdeck.cli;

import dev.quarterdeck.cli.remote.RunningServer;
import dev.quarterdeck.platform.DataFolder;
import dev.quarterdeck.server.QuarterdeckServer;
import dev.quarterdeck.server.ServerSettings;
import java.util.concurrent.Callable;
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
                    "Address to listen on (default: ${DEFAULT-VALUE}); put a TLS proxy before others.",
            defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var folder = DataFolder.of(console.environment(), console.home(), osName()).folder();
        var settings =
                new ServerSettings(host, port, folder, console.environment(), console.clock());
        var stopped = new CountDownLatch(1);
        QuarterdeckServer server;
        try (var progress = new ScreenProgress(console)) {
            server = QuarterdeckServer.start(settings, progress);
        }
        var here = RunningServer.here(host, server.port());
        here.write(folder);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    here.remove(folder);
                                    server.close();
                                    stopped.countDown();
                                }));
        server.notes().forEach(console.err()::println);
        console.err().println("Quarterdeck listens on " + here.address());
        console.err().flush();
        stopped.await();
        return Quarterdeck.FINE;
    }

    private static String osName() {
        return System.getProperty("os.name", "");
    }
}
