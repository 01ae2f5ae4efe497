package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Sends files of which all rows are kept or none, one after the other, and says what differs.
final class TableImport {

    private static final int MOST = 40;

    private final ServerOptions options;
    private final String address;

    /// @param address such as `/api/v1/portfolio/imports`
    TableImport(ServerOptions options, String address) {
        this.options = options;
        this.address = address;
    }

    /// @param why told with each change, or empty
    /// @param command what was typed, for the suggestion
    /// @return the exit code: bad input when a row is refused
    int run(List<Path> files, boolean apply, String why, String command) {
        var paths = files.stream().map(options.console().folder()::resolve).toList();
        paths.forEach(ImportCommand::requireReadable);
        var server = options.open();
        var reports = new ArrayList<JsonNode>();
        for (var path : paths) {
            reports.add(report(server, path, apply, why));
        }
        options.show(reports, () -> print(reports, apply, command));
        boolean isRefused = reports.stream().anyMatch(one -> Words.number(one, "refusedCount") > 0);
        return isRefused ? RemoteVerbs.REFUSED : RemoteVerbs.FINE;
    }

    private JsonNode report(RemoteServer server, Path file, boolean apply, String why) {
        var path =
                "%s?dryRun=%s&name=%s"
                        .formatted(
                                address,
                                !apply,
                                RemoteServer.encoded(String.valueOf(file.getFileName())));
        var reason = why.isBlank() ? "" : "why=" + RemoteServer.encoded(why);
        try {
            return server.asked(
                            "POST",
                            RemoteServer.joined(path, reason),
                            BodyPublishers.ofFile(file),
                            Map.of("Content-Type", "text/csv"))
                    .body();
        } catch (FileNotFoundException e) {
            throw new Refusal(
                    "The file (%s) must exist and be readable.".formatted(file),
                    "Maybe it was moved meanwhile.");
        }
    }

    private void print(List<JsonNode> reports, boolean apply, String command) {
        reports.forEach(this::print);
        boolean isAny =
                reports.stream()
                        .anyMatch(
                                one ->
                                        Words.number(one, "added") + Words.number(one, "changed")
                                                > 0);
        boolean isWhole = reports.stream().allMatch(one -> Words.number(one, "refusedCount") == 0);
        if (!apply && isAny && isWhole) {
            options.print("Nothing was changed yet. To apply it, type:");
            options.print("  " + command + " --apply" + options.said());
        }
    }

    private void print(JsonNode report) {
        options.print(
                "%s: %s, %d new, %d changed, %d refused%s"
                        .formatted(
                                Words.of(report, "kind"),
                                Words.count(Words.number(report, "rows"), "row", "rows"),
                                Words.number(report, "added"),
                                Words.number(report, "changed"),
                                Words.number(report, "refusedCount"),
                                Words.is(report, "applied") ? "; kept" : ""));
        report.path("changes").valueStream().limit(MOST).forEach(this::printChange);
        int more = report.path("changes").size() - MOST;
        if (more > 0) {
            options.print("  and %d more".formatted(more));
        }
        var ignored = Words.all(report, "ignored");
        if (!ignored.isEmpty()) {
            options.print("  columns that say nothing here: " + String.join(", ", ignored));
        }
        report.path("refused")
                .forEach(
                        one ->
                                options.print(
                                        "  %s, row %d: %s %s"
                                                .formatted(
                                                        Words.of(one, "file"),
                                                        Words.number(one, "line"),
                                                        Words.of(one, "rule"),
                                                        Words.of(one, "maybe"))));
    }

    private void printChange(JsonNode change) {
        var key = Words.of(change, "key");
        if (Words.is(change, "added")) {
            options.print("  %s is new".formatted(key));
            return;
        }
        change.path("cells")
                .forEach(
                        cell ->
                                options.print(
                                        "  %s, %s: %s becomes %s"
                                                .formatted(
                                                        key,
                                                        Words.of(cell, "column"),
                                                        shown(Words.of(cell, "from")),
                                                        shown(Words.of(cell, "to")))));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text;
    }
}
