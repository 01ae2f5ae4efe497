package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps the names that nobody is to be asked about: `qd owners dismiss`, `qd owners recall`.
final class OwnersDismissals {

    private static final String PATH = "/api/v1/owner-dismissals";

    private OwnersDismissals() {}

    static int list(ServerOptions options, RemoteServer server) {
        var all = server.list(PATH);
        return options.show(
                all,
                () -> {
                    var table = new Table("KIND", "NAME", "BY", "AT");
                    all.forEach(
                            one ->
                                    table.row(
                                            OwnersCommand.small(Words.of(one, "kind")),
                                            Words.of(one, "name"),
                                            Words.of(one, "by"),
                                            Words.of(one, "at")));
                    table.print(options.console().out(), "No name is dismissed.");
                });
    }

    /// Dismisses a name.
    @Command(
            name = "dismiss",
            description = "Asks nobody any more who owns a name; its work stays nobody's.",
            mixinStandardHelpOptions = true)
    static final class Dismiss implements Callable<Integer> {

        @ParentCommand private @Nullable OwnersCommand parent;

        @Parameters(
                index = "0",
                paramLabel = "KIND",
                description = "project, repository, component or pipeline.")
        private String kind = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "The name.")
        private String name = "";

        @Override
        public Integer call() {
            var options = Objects.requireNonNull(parent).options();
            var body = JsonNodeFactory.instance.objectNode();
            body.put("kind", kind.toUpperCase(Locale.ROOT)).put("name", name);
            var reply = options.open().post(PATH, body);
            return options.show(
                    reply,
                    () ->
                            options.print(
                                    "Nobody is asked about the %s %s any more."
                                            .formatted(OwnersCommand.small(kind), name)));
        }
    }

    /// Takes a dismissal back.
    @Command(
            name = "recall",
            description = "Takes a dismissal back: the name is asked about again.",
            mixinStandardHelpOptions = true)
    static final class Recall implements Callable<Integer> {

        @ParentCommand private @Nullable OwnersCommand parent;

        @Parameters(
                index = "0",
                paramLabel = "KIND",
                description = "project, repository, component or pipeline.")
        private String kind = "";

        @Parameters(index = "1", paramLabel = "NAME", description = "The name.")
        private String name = "";

        @Override
        public Integer call() {
            var options = Objects.requireNonNull(parent).options();
            var server = options.open();
            var id =
                    server.list(PATH).stream()
                            .filter(one -> Words.of(one, "kind").equalsIgnoreCase(kind))
                            .filter(one -> Words.of(one, "name").equalsIgnoreCase(name.strip()))
                            .map(one -> Words.id(one, "id"))
                            .findFirst()
                            .orElseThrow(this::unknown);
            var reply = server.post(PATH + "/" + id + "/undo");
            return options.show(
                    reply,
                    () ->
                            options.print(
                                    "The %s %s is asked about again."
                                            .formatted(OwnersCommand.small(kind), name)));
        }

        private Refusal unknown() {
            return new Refusal(
                    "There is no dismissed %s (%s).".formatted(OwnersCommand.small(kind), name),
                    "Maybe see: qd owners --dismissed");
        }
    }
}
