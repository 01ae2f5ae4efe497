package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Sends files of records, one after the other, and says for each what came of it.
final class RecordsImport {

    private static final int MOST_ISSUES = 20;

    private final ServerOptions options;

    RecordsImport(ServerOptions options) {
        this.options = options;
    }

    /// @param stream of all records; empty when each is to be recognised
    /// @return the exit code: incomplete when a record could not be used
    int run(String tool, List<Path> files, String stream) {
        var paths = files.stream().map(options.console().folder()::resolve).toList();
        paths.forEach(ImportCommand::requireReadable);
        var server = options.open();
        var reports = new ArrayList<JsonNode>();
        for (var path : paths) {
            reports.add(report(server, tool, path, stream));
        }
        options.show(reports, () -> print(server, reports));
        return unusable(reports) > 0 ? RemoteVerbs.INCOMPLETE : RemoteVerbs.FINE;
    }

    private JsonNode report(RemoteServer server, String tool, Path file, String stream) {
        var address =
                "/api/v1/tools/%s/records?name=%s&stream=%s"
                        .formatted(
                                RemoteServer.encoded(tool),
                                RemoteServer.encoded(String.valueOf(file.getFileName())),
                                RemoteServer.encoded(stream));
        try {
            var asked =
                    server.asked(
                            "POST",
                            address,
                            BodyPublishers.ofFile(file),
                            Map.of("Content-Type", "application/octet-stream"));
            var id = Words.of(asked.body(), "id");
            ImportCommand.requireDone(
                    new JobWatch(server, options.console()).until("/api/v1/jobs/" + id));
            return server.get("/api/v1/runs/" + id).body();
        } catch (FileNotFoundException e) {
            throw new Refusal(
                    "The file (%s) must exist and be readable.".formatted(file),
                    "Maybe it was moved meanwhile.");
        }
    }

    private void print(RemoteServer server, List<JsonNode> reports) {
        var table = Counts.table();
        for (var report : reports) {
            report.path("streams").forEach(row -> Counts.row(table, row));
        }
        table.print(options.console().out(), "There was no record in the files.");
        reports.forEach(report -> printWhy(server, report));
    }

    private void printWhy(RemoteServer server, JsonNode report) {
        report.path("nothings")
                .forEach(
                        one ->
                                options.print(
                                        String.format(
                                                Locale.ROOT,
                                                "%,d of %s: %s",
                                                Words.number(one, "records"),
                                                Words.of(one, "stream"),
                                                Words.of(one, "why"))));
        var run = report.path("run");
        long issues = Words.number(run.path("totals"), "issues");
        if (issues > 0) {
            var path = "/api/v1/runs/" + Words.of(run, "id") + "/issues";
            server.get(path + "?limit=" + MOST_ISSUES)
                    .body()
                    .path("items")
                    .forEach(
                            one ->
                                    options.print(
                                            "%s, record %d: %s"
                                                    .formatted(
                                                            Words.of(one, "place"),
                                                            Words.number(one, "record"),
                                                            Words.of(one, "why"))));
        }
        if (issues > MOST_ISSUES) {
            options.print(Words.count(issues, "issue", "issues") + " in all.");
        }
    }

    private static long unusable(List<JsonNode> reports) {
        return reports.stream()
                .mapToLong(one -> Words.number(one.at("/run/totals"), "unusable"))
                .sum();
    }
}
