package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// Brings files in: `qd import people FILE... [--apply]`.
@Command(
        name = "import",
        description = "Brings files in; shows first what they would change.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Exit code 3 when rows were refused; the others are taken all the same.",
            "",
            "Examples:",
            "  qd import people people.csv                   shows what would change",
            "  qd import people people.csv --apply           changes it",
            "  qd import people people.csv teams.csv --full --apply   who is not in it has left"
        })
final class ImportCommand {

    @Mixin private final ServerOptions options;

    ImportCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "people", description = "Brings persons, teams and what is said of them in.")
    int people(
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files.")
                    List<Path> files,
            @Mixin Wish wish) {
        var server = options.open();
        var upload = Upload.of(files.stream().map(options.console().folder()::resolve).toList());
        if (!wish.apply) {
            var reply = server.asked("POST", wish.path(false), upload.body(), upload.headers());
            return show(reply, reply.body(), files, wish);
        }
        var reply = server.asked("POST", wish.path(true), upload.body(), keyed(upload, wish));
        if (reply.status() != 202) {
            return show(reply, reply.body(), files, wish);
        }
        var id = Words.of(reply.body(), "id");
        options.console().say("The server imports as job %s.".formatted(id));
        var ended = new JobWatch(server, options.console()).until("/api/v1/jobs/" + id);
        requireDone(ended);
        return show(ended, ended.body().path("result"), files, wish);
    }

    // Within one minute the same files ask for the same work, so a request that was sent twice is
    // done once; later it may be meant, because others have changed the organisation since.
    private java.util.Map<String, String> keyed(Upload upload, Wish wish) {
        var headers = new java.util.HashMap<>(upload.headers());
        long minute = options.console().clock().instant().getEpochSecond() / 60;
        headers.put("Idempotency-Key", upload.digest(wish.path(true)) + "-" + minute);
        return headers;
    }

    private static void requireDone(Reply ended) {
        if (!Words.of(ended.body(), "state").equals("done")) {
            var refusal = Words.of(ended.body(), "refusal");
            var remedy = Words.of(ended.body(), "remedy");
            throw new Refusal(
                    refusal.isEmpty()
                            ? "The import ended as (%s); nothing was changed."
                                    .formatted(Words.of(ended.body(), "state"))
                            : refusal,
                    remedy.isEmpty() ? "Maybe start it again." : remedy);
        }
    }

    private int show(
            Reply reply, tools.jackson.databind.JsonNode report, List<Path> files, Wish wish) {
        var printed = new ImportReport(options.console().out(), report);
        options.show(
                reply,
                () -> {
                    printed.print(wish.details);
                    if (!wish.apply && printed.changes() > 0) {
                        options.print("Nothing was changed yet. To apply it, type:");
                        options.print("  " + wish.command(files) + options.said());
                    }
                });
        return printed.refused() > 0 ? RemoteVerbs.INCOMPLETE : RemoteVerbs.FINE;
    }

    /// How the files are to be taken.
    static final class Wish {

        private static final int LONGEST_COMMAND = 120;

        @Option(names = "--apply", description = "Change it; without, only show what would change.")
        private boolean apply;

        @Option(
                names = "--full",
                description = "The files are the whole organisation: who is not in them has left.")
        private boolean full;

        @Option(names = "--details", description = "Print every change, not the first 40.")
        private boolean details;

        String path(boolean applied) {
            return "/api/v1/organization/imports?dryRun=%s&full=%s".formatted(!applied, full);
        }

        String command(List<Path> files) {
            var command = new StringBuilder("qd import people");
            files.forEach(file -> command.append(' ').append(quoted(file.toString())));
            if (command.length() > LONGEST_COMMAND) {
                command.replace(0, command.length(), "qd import people <the same files>");
            }
            return command.append(full ? " --full" : "").append(" --apply").toString();
        }

        private static String quoted(String word) {
            return word.matches("[A-Za-z0-9_./:@%+=,-]+")
                    ? word
                    : "'" + word.replace("'", "'\\''") + "'";
        }
    }

    /// @throws Refusal when it is no file that can be read
    static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal(
                    "The file (%s) must exist and be readable.".formatted(file),
                    "Maybe the path is meant from another folder.");
        }
    }
}
