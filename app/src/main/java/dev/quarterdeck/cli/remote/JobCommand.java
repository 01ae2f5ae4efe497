package dev.quarterdeck.cli.remote;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/// Shows long work and stops it: `qd job list`, `qd job show ID`, `qd job cancel ID`.
@Command(
        name = "job",
        description = "Shows long work on the server, and stops it.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd job list                 one's own, newest first; everybody's for an administrator",
            "  qd job show ID --follow     until it ends; Ctrl-C leaves it running",
            "  qd job cancel ID            nothing is left half done"
        })
final class JobCommand {

    @Mixin private final ServerOptions options;

    JobCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "list", description = "Lists jobs, newest first.")
    int list(
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "How many at most (default: ${DEFAULT-VALUE}).")
                    int limit) {
        var jobs = Limit.read(options.open(), "/api/v1/jobs", limit);
        return options.show(
                jobs,
                () -> {
                    var table = new Table("ID", "KIND", "ASKED (UTC)", "STATE", "STEP");
                    jobs.forEach(
                            job ->
                                    table.row(
                                            Words.of(job, "id"),
                                            Words.of(job, "kind"),
                                            Words.moment(job, "askedAt"),
                                            Words.of(job, "state"),
                                            step(job)));
                    table.print(options.console().out(), "No job was asked for yet.");
                });
    }

    private static String step(JsonNode job) {
        long total = Words.number(job, "total");
        var step = Words.of(job, "step");
        return total == 0
                ? step
                : String.format(
                        Locale.ROOT, "%s %,d of %,d", step, Words.number(job, "done"), total);
    }

    @Command(name = "show", description = "Shows how far one job is and what came of it.")
    int show(
            @Parameters(paramLabel = "ID", description = "The job's id.") String id,
            @Option(names = "--follow", description = "Wait until it ends.") boolean follow) {
        var server = options.open();
        var path = path(id);
        var reply = follow ? new JobWatch(server, options.console()).until(path) : server.get(path);
        options.show(reply, () -> describe(reply.body()));
        return Words.of(reply.body(), "state").equals("failed")
                ? RemoteVerbs.INCOMPLETE
                : RemoteVerbs.FINE;
    }

    @Command(name = "cancel", description = "Asks a job to stop.")
    int cancel(@Parameters(paramLabel = "ID", description = "The job's id.") String id) {
        var reply = options.open().post(path(id) + "/cancel");
        return options.show(reply, () -> describe(reply.body()));
    }

    private static String path(String id) {
        return "/api/v1/jobs/" + RemoteServer.encoded(id);
    }

    private void describe(JsonNode job) {
        options.print(
                "%s %s: %s"
                        .formatted(
                                Words.of(job, "kind"),
                                Words.of(job, "id"),
                                Words.of(job, "state")));
        line("asked", Words.moment(job, "askedAt") + " UTC");
        line("step", step(job));
        line("ended", Words.moment(job, "endedAt"));
        line("refused", Words.of(job, "refusal"));
        line("remedy", Words.of(job, "remedy"));
        var result = job.path("result");
        line("result", result.isMissingNode() || result.isNull() ? "" : result.toString());
    }

    private void line(String name, String value) {
        if (!value.isBlank()) {
            options.print("  %-8s %s".formatted(name, value));
        }
    }
}
