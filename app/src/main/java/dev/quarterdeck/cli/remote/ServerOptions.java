package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/// What all verbs with a server share: which server, whose token, which form of answer.
final class ServerOptions {

    private final RemoteConsole console;

    @Option(
            names = "--server",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description =
                    "The server; by default QD_URL, else the one that runs on this data folder.")
    private String server = "";

    @Option(
            names = "--token",
            scope = ScopeType.INHERIT,
            paramLabel = "TOKEN",
            description = "An API token; better in QD_TOKEN, where no process list shows it.")
    private String token = "";

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print what the server answers, as JSON.")
    private boolean json;

    ServerOptions(RemoteConsole console) {
        this.console = console;
    }

    RemoteConsole console() {
        return console;
    }

    boolean json() {
        return json;
    }

    /// Returns the server as it was named, for commands that are suggested.
    String said() {
        return server.isBlank() ? "" : " --server " + server.strip();
    }

    /// Prints what the server answered: as it came, or in words.
    int show(Reply reply, Runnable inWords) {
        return show(reply.text(), inWords);
    }

    /// Prints a list of several pages: as one page, or in words.
    int show(List<JsonNode> items, Runnable inWords) {
        return show("{\"items\":" + items + ",\"next\":null}", inWords);
    }

    private int show(String text, Runnable inWords) {
        if (json) {
            console.out().println(text);
        } else {
            inWords.run();
        }
        console.out().flush();
        return RemoteVerbs.FINE;
    }

    /// Prints one line of data, unless JSON is wanted.
    void print(String line) {
        console.out().println(line);
    }

    /// Finds the server and what to show it.
    ///
    /// @throws Refusal when no server is named and none runs here
    RemoteServer open() {
        var address = address();
        return new RemoteServer(address, credential(address));
    }

    /// @throws Refusal when no server is named and none runs here
    ServerAddress address() {
        var named = server.isBlank() ? console.variable("QD_URL") : server;
        return named.isBlank() ? running().address(console) : ServerAddress.parse(named);
    }

    private Found running() {
        var data = console.data().get();
        return new Found(data, RunningServer.read(data).orElse(null));
    }

    private record Found(Path data, @Nullable RunningServer server) {

        ServerAddress address(RemoteConsole console) {
            if (server == null) {
                throw new Refusal(
                        Refusal.Kind.UNAVAILABLE,
                        "No server runs on the data folder (%s).".formatted(data),
                        "Maybe start it: qd serve; or name another one by --server or QD_URL.");
            }
            return new ServerAddress(server.address());
        }
    }

    private String credential(ServerAddress address) {
        if (!token.isBlank()) {
            console.say(
                    "Note: a token given as --token shows in process lists; QD_TOKEN does not.");
            return token.strip();
        }
        var kept = console.variable("QD_TOKEN");
        return kept.isBlank() ? consoleToken(address) : kept;
    }

    // The console's token may manage everything, so it goes to no process but the one that made it:
    // on this machine, at the address which that process wrote down beside it.
    private String consoleToken(ServerAddress address) {
        if (!address.isOnThisMachine()) {
            return "";
        }
        var here = running();
        if (here.server() == null
                || new ServerAddress(here.server().address()).port() != address.port()) {
            return "";
        }
        try {
            return Files.readString(here.data().resolve("server").resolve("console-token")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
