package dev.quarterdeck.littlecompany;

import static dev.quarterdeck.littlecompany.Receipts.changes;
import static dev.quarterdeck.littlecompany.Receipts.count;
import static dev.quarterdeck.littlecompany.Receipts.part;
import static dev.quarterdeck.littlecompany.Receipts.said;
import static dev.quarterdeck.littlecompany.Receipts.why;
import static dev.quarterdeck.littlecompany.Receipts.words;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Section;
import java.util.List;

/// What the little company's commits say about its tracker.
final class LinkSections {

    private static final String DECISION = "Is the tracker a fair picture of the work?";

    private LinkSections() {}

    static Section link() {
        Figure named =
                part(
                        "link.named",
                        "Changes that name a ticket",
                        642,
                        811,
                        "changes",
                        why(DECISION, "changes naming a ticket / all changes (v1)", changes(811)));
        Figure changes =
                count(
                        "link.changes",
                        "Changes on the main line",
                        811,
                        "changes",
                        why(DECISION, "steps of the first-parent history (v1)", changes(60)));
        Figure dark =
                part(
                        "link.dark",
                        "Changes dark to the tracker",
                        169,
                        811,
                        "changes",
                        why(
                                DECISION,
                                "1 - changes naming a ticket / all changes (v1)",
                                changes(169)));
        return new Section(
                "link",
                "Code and tracker",
                List.of(
                        said(named, "79%"),
                        words(" of last year's "),
                        said(changes, "811"),
                        words(" merged changes name a ticket; "),
                        said(dark, "21%"),
                        words(" is dark to the tracker, most of it called minor.")),
                kinds(),
                List.of(byQuarter(), byKind()),
                List.of("Squashed merges hide the tickets of the commits they swallowed."),
                "qd explain link.dark");
    }

    private static List<Figure> kinds() {
        return List.of(
                kind("minor", "Minor", 97),
                kind("dependency", "Dependency updates", 41),
                kind("chore", "Chore or build", 22),
                kind("documentation", "Documentation", 6),
                kind("revert", "Reverts", 2),
                kind("none", "No marker at all", 1));
    }

    private static Figure kind(String id, String label, long count) {
        return part(
                "link.dark." + id,
                label,
                count,
                169,
                "dark changes",
                why(DECISION, "dark changes by the marker of their subject (v1)", changes(5)));
    }

    private static Chart byQuarter() {
        return new Chart.Bars(
                "link.by-quarter",
                "Dark work fell from 38% to 12% over two years",
                "Quarter; merged changes",
                List.of("Names a ticket", "Dark"),
                List.of(
                        bar("2024 Q2", 118, 72, false),
                        bar("2024 Q3", 131, 66, false),
                        bar("2024 Q4", 127, 58, false),
                        bar("2025 Q1", 140, 61, false),
                        bar("2025 Q2", 149, 55, false),
                        bar("2025 Q3", 162, 49, false),
                        bar("2025 Q4", 168, 41, false),
                        bar("2026 Q1", 163, 24, true)));
    }

    private static Chart.Bar bar(String label, long first, long second, boolean partial) {
        return new Chart.Bar(label, List.of(first, second), partial);
    }

    private static Chart byKind() {
        return new Chart.Ranking(
                "link.by-kind",
                "Most dark work is called minor",
                "Marker of the subject; changes in 12 months",
                "changes",
                List.of(
                        new Chart.Bar("Minor", List.of(97L), false),
                        new Chart.Bar("Dependency updates", List.of(41L), false),
                        new Chart.Bar("Chore or build", List.of(22L), false),
                        new Chart.Bar("Documentation", List.of(6L), false),
                        new Chart.Bar("Reverts", List.of(2L), false),
                        new Chart.Bar("No marker at all", List.of(1L), false)));
    }
}
