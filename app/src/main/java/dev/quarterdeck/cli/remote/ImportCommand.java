package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
            "  qd import people export-of-hr.csv --full --apply   who is not in it has left",
            "  qd import look /srv/git/app --team HARBOR          a repository on the server's machine",
            "  qd import look app.bundle jira.csv --repository app   files, sent to the server",
            "  qd import records push deployments.csv   records of a tool, each accounted for"
        })
final class ImportCommand {

    @Mixin private final ServerOptions options;

    ImportCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(
            name = "look",
            description =
                    "Makes a look of a repository on the server, and keeps it for every reader.")
    int look(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "PATH|FILE",
                            description =
                                    "A repository's folder on the server's machine, or files to send: a git bundle, tracker exports, lists of items.")
                    List<Path> sources,
            @Mixin LookWish wish) {
        return new LookImports(options).run(sources, wish);
    }

    @Command(
            name = "records",
            description =
                    "Brings records of a tool in, as its interface wrote them: JSON, NDJSON or CSV, packed or not.")
    int records(
            @Parameters(paramLabel = "TOOL", description = "The tool's id, such as jira.")
                    String tool,
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of records.")
                    List<Path> files,
            @Option(
                            names = "--stream",
                            paramLabel = "STREAM",
                            defaultValue = "",
                            description =
                                    "Of which stream all records are; else each is recognised.")
                    String stream) {
        return new RecordsImport(options).run(tool, files, stream);
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
        var reply = sent(server, upload, wish);
        if (reply.status() != 202) {
            return show(reply, reply.body(), files, wish);
        }
        var id = Words.of(reply.body(), "id");
        options.console().say("The server imports as job %s.".formatted(id));
        var ended = new JobWatch(server, options.console()).until("/api/v1/jobs/" + id);
        requireDone(ended);
        return show(ended, ended.body().path("result"), files, wish);
    }

    // One command has one key, so that asking again after a broken connection does the work once;
    // whoever types the command a second time means it.
    private Reply sent(RemoteServer server, Upload upload, Wish wish) {
        return sentOnce(
                options.console(),
                headers -> server.asked("POST", wish.path(true), upload.body(), headers),
                upload.headers());
    }

    static Reply sentOnce(
            RemoteConsole console,
            Function<Map<String, String>, Reply> asking,
            Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Idempotency-Key", Ids.next(console.clock()).toString());
        try {
            return asking.apply(all);
        } catch (Refusal broken) {
            if (!broken.code().equals(RemoteServer.BROKEN)) {
                throw broken;
            }
            console.say("The connection broke; asking once more.");
            return asking.apply(all);
        }
    }

    static void requireDone(Reply ended) {
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
                description = "The file tells of everybody on one day: who is not in it has left.")
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
