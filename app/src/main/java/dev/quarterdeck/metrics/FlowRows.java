package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The rows behind flow figures: keys, types and dates, nothing that names a person or a subject.
final class FlowRows {

    private FlowRows() {}

    static Rows of(List<WorkItemFacts> items) {
        return ending(items, "resolution", WorkItemFacts::resolution);
    }

    static Rows timed(
            List<WorkItemFacts> items, String what, Function<WorkItemFacts, Duration> time) {
        return ending(items, what + ", days", it -> days(time.apply(it)));
    }

    private static Rows ending(
            List<WorkItemFacts> items, String last, Function<WorkItemFacts, String> cell) {
        return new Rows(
                List.of("item", "type", "created", "started", "closed", last),
                items.stream()
                        .map(
                                it ->
                                        List.of(
                                                it.key(),
                                                it.type(),
                                                FlowInput.shown(it.created()),
                                                FlowInput.shown(it.started()),
                                                FlowInput.shown(it.closed()),
                                                cell.apply(it)))
                        .toList());
    }

    /// Days with one decimal.
    static String days(Duration length) {
        return String.format(Locale.ROOT, "%.1f", length.toMinutes() / 1_440.0);
    }
}
