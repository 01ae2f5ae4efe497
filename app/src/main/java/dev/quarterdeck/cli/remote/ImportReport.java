package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Prints what files change, or changed, and which of their rows were refused.
final class ImportReport {

    private static final int MOST = 40;

    private final PrintWriter out;
    private final JsonNode report;

    ImportReport(PrintWriter out, JsonNode report) {
        this.out = out;
        this.report = report;
    }

    int changes() {
        return report.path("changes").size();
    }

    long refused() {
        return Math.max(Words.number(report, "refusedCount"), report.path("refused").size());
    }

    /// Prints files, changes, refused rows and a summary, in this order: the end stays in
    /// sight.
    ///
    /// @param details whether every change is printed, or the first 40
    void print(boolean details) {
        report.path("files").forEach(this::file);
        changes(details);
        rows("refused");
        rows("heldBack");
        long untold = refused() - report.path("refused").size();
        if (untold > 0) {
            out.printf("... and %s more.%n", Words.count(untold, "refused row", "refused rows"));
        }
        long missing = Words.number(report, "missing");
        if (missing > 0) {
            out.printf(
                    "Not in these files: %s; with --full they count as having left.%n",
                    Words.count(missing, "person", "persons"));
        }
        out.println(summary());
    }

    private String summary() {
        if (changes() == 0 && refused() == 0 && Words.number(report, "missing") == 0) {
            return "Nothing changes: what the files say is here already.";
        }
        var applied = Words.is(report, "applied") && changes() > 0;
        var said = (applied ? "Done: " : "In all: ") + Words.of(report, "summary");
        return said.endsWith(".") ? said : said + ".";
    }

    private void changes(boolean details) {
        var all = Words.all(report, "changes");
        int shown = details ? all.size() : Math.min(all.size(), MOST);
        all.subList(0, shown).forEach(change -> out.println("  " + change));
        if (shown < all.size()) {
            out.printf(
                    Locale.ROOT,
                    "... and %,d more; --details shows all, --json has them.%n",
                    all.size() - shown);
        }
    }

    private void file(JsonNode file) {
        out.printf(
                "%s: read as %s, %s%n",
                Words.of(file, "file"),
                Words.of(file, "kind"),
                Words.count(Words.number(file, "rows"), "row", "rows"));
        var ignored = Words.all(file, "ignored");
        if (!ignored.isEmpty()) {
            out.printf("  columns that say nothing here: %s%n", String.join(", ", ignored));
        }
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
}
