package dev.quarterdeck.littlecompany;

import static dev.quarterdeck.littlecompany.Receipts.changes;
import static dev.quarterdeck.littlecompany.Receipts.count;
import static dev.quarterdeck.littlecompany.Receipts.figure;
import static dev.quarterdeck.littlecompany.Receipts.part;
import static dev.quarterdeck.littlecompany.Receipts.said;
import static dev.quarterdeck.littlecompany.Receipts.why;
import static dev.quarterdeck.littlecompany.Receipts.words;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What the little company's repository says without a tracker.
final class CodeSections {

    private CodeSections() {}

    static Section knowledge() {
        String decision = "Where must knowledge be shared first?";
        Explanation.Rows modules =
                new Explanation.Rows(
                        List.of("Module", "Changed lines", "Largest share", "Owner silent"),
                        List.of(
                                List.of("berths/allocation", "18,204", "71%", ""),
                                List.of("payments/ledger", "12,377", "64%", "yes"),
                                List.of("customs", "4,118", "83%", "")));
        Figure hanging =
                part(
                        "knowledge.hanging",
                        "Modules that hang on one person",
                        7,
                        16,
                        "active modules",
                        why(
                                decision,
                                "modules where one person made half of the change (v1)",
                                modules));
        Figure silent =
                count(
                        "knowledge.silent",
                        "Owners silent for 90 days",
                        1,
                        "modules",
                        why(
                                decision,
                                "hanging modules whose owner made no commit in 90 days (v1)",
                                modules));
        return new Section(
                "knowledge",
                "Knowledge",
                List.of(
                        said(hanging, "7 of 16"),
                        words(" active modules hang on one person; "),
                        said(silent, "one"),
                        words(" of those owners has been silent for 90 days.")),
                List.of(),
                List.of(
                        new Chart.Ranking(
                                "knowledge.modules",
                                "Berth allocation carries the most change that hangs on one person",
                                "Module; lines changed in 12 months",
                                "changed lines",
                                List.of(
                                        new Chart.Bar("berths/allocation", List.of(18_204L), false),
                                        new Chart.Bar("payments/ledger", List.of(12_377L), false),
                                        new Chart.Bar(
                                                "integrations/port-community-system/edifact-messages/berman-and-"
                                                        + "ifcsum-translation",
                                                List.of(9_906L),
                                                false),
                                        new Chart.Bar("tides", List.of(6_020L), false),
                                        new Chart.Bar("customs", List.of(4_118L), false)))),
                List.of("Modules are named, persons never."),
                "");
    }

    static Section releases() {
        String decision = "Is the release rhythm what we promised?";
        Figure count =
                count("releases.count", "Releases in 12 months", 6, "releases", tags(decision));
        Figure gap =
                figure(
                        "releases.gap",
                        "Median gap between the last ten releases",
                        new Quantity.Span(Duration.ofHours(50 * 24 + 5)),
                        tags(decision));
        Figure last =
                figure(
                        "releases.last",
                        "Newest release",
                        new Quantity.Day(LocalDate.of(2026, 3, 12)),
                        tags(decision));
        return new Section(
                "releases",
                "Releases",
                List.of(
                        said(count, "6"),
                        words(" releases in 12 months; median "),
                        said(gap, "50 days"),
                        words(" between the last ten.")),
                List.of(last),
                List.of(timeLine()),
                List.of("Candidates and packaging tags are listed and left out."),
                "");
    }

    private static Explanation tags(String decision) {
        return why(
                decision,
                "tags recognised as releases (v1)",
                new Explanation.Rows(
                        List.of("Tag", "Day", "Kind"),
                        List.of(
                                List.of("v4.2.0", "2026-03-12", "release"),
                                List.of("v4.1.1", "2026-01-14", "release"))));
    }

    private static Chart timeLine() {
        return new Chart.TimeLine(
                "releases.line",
                "Six releases, and a pause of 91 days over the summer",
                "Day of the tag; releases, and below the line the tags left out",
                LocalDate.of(2025, 4, 1),
                LittleCompanyLook.AS_OF,
                List.of(
                        mark(2025, 4, 22, "v3.8.0", true),
                        mark(2025, 6, 3, "v3.9.0", true),
                        mark(2025, 8, 25, "v4.0.0-rc1", false),
                        mark(2025, 9, 2, "v4.0.0", true),
                        mark(2025, 11, 18, "v4.1.0", true),
                        mark(2025, 11, 20, "docker-v4.1.0", false),
                        mark(2026, 1, 14, "v4.1.1", true),
                        mark(2026, 3, 12, "v4.2.0", true)));
    }

    private static Chart.Mark mark(int year, int month, int day, String label, boolean counted) {
        return new Chart.Mark(LocalDate.of(year, month, day), label, counted);
    }

    static Section failure() {
        Figure reverts =
                part(
                        "failure.reverts",
                        "Reverts and hotfixes",
                        9,
                        811,
                        "changes",
                        why(
                                "Is speed bought with failures?",
                                "reverts + hotfixes / changes (v1)",
                                changes(9)));
        Figure recovery =
                figure(
                        "failure.recovery",
                        "Time to recover from a failed deployment",
                        new Quantity.NotKnown("there are no incidents and no deployments here"),
                        why(
                                "Is speed bought with failures?",
                                "not computed (v1)",
                                Explanation.Rows.NONE));
        return new Section(
                "failure",
                "Failure floor",
                List.of(
                        said(reverts, "9"),
                        words(
                                " reverts and hotfixes: a floor for failed changes. Time to recover: "),
                        said(recovery, "not known"),
                        words(".")),
                List.of(),
                List.of(),
                List.of(),
                "qd import incidents.csv");
    }

    static Section ai() {
        Figure declared =
                part(
                        "ai.declared",
                        "Commits that declare AI assistance",
                        3,
                        1_044,
                        "commits",
                        why(
                                "Is our AI policy followed?",
                                "trailers + bot authors / commits (v1)",
                                changes(3)));
        Figure files =
                figure(
                        "ai.files",
                        "Share of agent files with an owner",
                        new Quantity.Part(new dev.quarterdeck.engine.Share(0, 0), "agent files"),
                        why(
                                "Is our AI policy followed?",
                                "owned / agent files (v1)",
                                Explanation.Rows.NONE));
        return new Section(
                "ai",
                "AI, as declared",
                List.of(
                        said(declared, "3"),
                        words(
                                " commits declare AI assistance: a declared floor, silence means nothing.")),
                List.of(files),
                List.of(),
                List.of(),
                "");
    }

    static Section nothing() {
        Figure commits =
                figure(
                        "link.changes",
                        "Changes on the main line",
                        new Quantity.NotKnown("the repository has no commit yet"),
                        why(
                                "Is there anything to look at?",
                                "not computed (v1)",
                                Explanation.Rows.NONE));
        return new Section(
                "link",
                "Code and tracker",
                List.of(words("Changes: "), said(commits, "not known"), words(".")),
                List.of(),
                List.of(),
                List.of(),
                "git commit");
    }
}
