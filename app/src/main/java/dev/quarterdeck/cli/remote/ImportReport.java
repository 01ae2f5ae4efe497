package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// Prints what files change, or changed, and which of their rows were refused.
final class ImportReport {

    private final PrintWriter out;
    private final JsonNode report;

    ImportReport(PrintWriter out, JsonNode report) {
        this.out = out;
        this.report = report;
    }

    int changes() {
        return report.path("changes").size();
    }

    int refused() {
        return report.path("refused").size();
    }

    /// @param applied whether it has been done
    void print(boolean applied) {
        report.path("changes").forEach(change -> out.println("  " + words(change)));
        rows("refused");
        rows("heldBack");
        out.printf(
                "%s %s, %s refused.%n",
                Words.count(changes(), "change", "changes"),
                applied ? "made" : "to make",
                Words.count(refused(), "row", "rows"));
    }

    private void rows(String member) {
        report.path(member)
                .forEach(
                        row -> {
                            out.printf(
                                    "%s:%s: %s%n",
                                    Words.of(row, "file"),
                                    Words.of(row, "line"),
                                    Words.of(row, "rule"));
                            out.println("    " + Words.of(row, "maybe"));
                        });
    }

    private static String words(JsonNode change) {
        return change.isString() ? change.asString() : Words.of(change, "words");
    }
}
