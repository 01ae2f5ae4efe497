package dev.quarterdeck.littlecompany;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import java.util.List;
import java.util.stream.IntStream;

/// Short words for figures of the little company, each with a full explanation.
final class Receipts {

    static final String YEAR = "2025-04-01 to 2026-03-31";

    private Receipts() {}

    static Figure figure(String id, String label, Quantity value, Explanation explanation) {
        return new Figure(id, label, value, explanation);
    }

    static Figure count(String id, String label, long count, String unit, Explanation why) {
        return new Figure(id, label, new Quantity.Count(count, unit), why);
    }

    static Figure part(
            String id, String label, long part, long whole, String unit, Explanation why) {
        return new Figure(id, label, new Quantity.Part(new Share(part, whole), unit), why);
    }

    static Explanation why(String decision, String formula, Explanation.Rows rows) {
        return new Explanation(
                decision,
                YEAR,
                formula,
                rows,
                List.of(
                        new Explanation.LeftOut(
                                "changes by programs", 118, "they carry no work of their own")),
                "read from git on 2026-04-01, newest commit 2026-03-30",
                List.of(new Explanation.OtherRule("over the last 90 days", "88%")));
    }

    static Explanation.Rows changes(int count) {
        return new Explanation.Rows(
                List.of("Commit", "Landed", "Ticket", "Kind"),
                IntStream.range(0, count)
                        .mapToObj(
                                row ->
                                        List.of(
                                                "%010x".formatted(0x3a7f00d1L * (row + 7)),
                                                java.time.LocalDate.of(2026, 3, 30)
                                                        .minusDays(row)
                                                        .toString(),
                                                row % 4 == 0 ? "" : "HARB-" + (2_400 - row),
                                                row % 4 == 0 ? "minor" : "no marker"))
                        .toList());
    }

    static Section.Span words(String text) {
        return new Section.Words(text);
    }

    static Section.Span said(Figure figure, String text) {
        return new Section.Said(figure, text);
    }
}
