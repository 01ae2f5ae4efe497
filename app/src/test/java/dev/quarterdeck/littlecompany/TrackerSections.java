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
import java.util.stream.IntStream;

/// What the little company's tracker says.
final class TrackerSections {

    private static final String DECISION = "Do we start more than we finish?";

    private TrackerSections() {}

    static Section flow() {
        Explanation why =
                why(DECISION, "resolved items by week; age from created (v1)", changes(40));
        Figure cycle =
                figure(
                        "flow.cycle",
                        "Cycle time, median",
                        new Quantity.Span(Duration.ofMinutes(5_472)),
                        why);
        Figure known =
                part("flow.known", "Items whose start is known", 218, 604, "finished items", why);
        Figure open = count("flow.open", "Open items", 337, "items", why);
        Figure age =
                figure(
                        "flow.age",
                        "Age of open items, median",
                        new Quantity.Span(Duration.ofDays(143)),
                        why);
        return new Section(
                "flow",
                "Flow of work",
                List.of(
                        words("Half of the items are finished "),
                        said(cycle, "3.8 days"),
                        words(" after their start, where it is known ("),
                        said(known, "36%"),
                        words(" of them); "),
                        said(open, "337"),
                        words(" are open, half of them older than "),
                        said(age, "143 days"),
                        words(".")),
                List.of(),
                List.of(cycleTimes(), arrivals()),
                List.of("A JSON export with changelog would tell the start of the other 64%."),
                "qd look harbor --jira harbor.json");
    }

    private static Chart cycleTimes() {
        return new Chart.Scatter(
                "flow.cycle-times",
                "85% of items are finished within 11.5 days",
                "Day finished; days from first start to finish",
                IntStream.range(0, 90).mapToObj(TrackerSections::point).toList(),
                3.8,
                11.5);
    }

    private static Chart.Point point(int index) {
        double days = 0.4 + (index * 37 % 23) * 0.35 + (index % 13 == 0 ? 14.5 : 0);
        return new Chart.Point(
                "HARB-" + (2_100 + index),
                LocalDate.of(2025, 10, 1).plusDays(2L * index),
                Math.round(days * 10) / 10.0);
    }

    private static Chart arrivals() {
        long[] created = {54, 61, 49, 57, 66, 58, 63, 52, 47, 59, 62, 38};
        long[] finished = {47, 52, 50, 48, 55, 51, 58, 41, 44, 53, 60, 45};
        return new Chart.TwoLines(
                "flow.arrivals",
                "More items arrived than were finished in ten of twelve months",
                "Month; items",
                "created",
                "finished",
                IntStream.range(0, 12)
                        .mapToObj(
                                month ->
                                        new Chart.Bar(
                                                LocalDate.of(2025, 4, 1)
                                                        .plusMonths(month)
                                                        .toString()
                                                        .substring(0, 7),
                                                List.of(created[month], finished[month]),
                                                month == 11))
                        .toList());
    }

    static Section reopened() {
        Explanation why = why(DECISION, "not computed (v1)", Explanation.Rows.NONE);
        Figure reopened =
                figure(
                        "quality.reopened",
                        "Items reopened",
                        new Quantity.NotKnown("the export has no status history"),
                        why);
        return new Section(
                "quality",
                "Reopened work",
                List.of(
                        words("Share of finished items that were reopened: "),
                        said(reopened, "not known"),
                        words(".")),
                List.of(),
                List.of(),
                List.of("Status history is in Jira's REST JSON with `expand=changelog`."),
                "qd look harbor --jira harbor.json");
    }
}
