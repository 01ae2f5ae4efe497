package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.Sprint;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemHistory.Coverage;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Measures work that came back and work nobody planned.
final class FlowRework {

    private final FlowInput input;
    private final Period weeks;
    private final Period year;
    private final Map<String, Instant> sprintStarts = new HashMap<>();

    FlowRework(FlowInput input) {
        this.input = input;
        this.weeks = input.weeks(12);
        this.year = input.year();
        for (Sprint sprint : input.tracker().sprints()) {
            if (sprint.start() != null) {
                sprintStarts.put(sprint.name(), sprint.start());
            }
        }
    }

    Figure reopened() {
        List<WorkItemFacts> finished = input.finished(year);
        List<WorkItemFacts> told =
                finished.stream().filter(it -> it.coverage() != Coverage.DATES_ONLY).toList();
        List<WorkItemFacts> reopened = told.stream().filter(it -> it.reopened() > 0).toList();
        return new Figure(
                "flow.reopened",
                "finished items that had been reopened",
                reopenedValue(finished, told, reopened),
                new Explanation(
                        "Is work handed over before it is done?",
                        year.toString(),
                        "finished items that had left a done status before / finished items with"
                                + " status history (v1)",
                        FlowRows.of(reopened),
                        leftOutOfReopened(finished.size() - told.size()),
                        input.freshness(),
                        List.of()));
    }

    private static Quantity reopenedValue(
            List<WorkItemFacts> finished, List<WorkItemFacts> told, List<WorkItemFacts> reopened) {
        if (finished.isEmpty()) {
            return new Quantity.NotKnown("nothing was finished in 12 months");
        }
        return told.isEmpty()
                ? new Quantity.NotKnown("the export holds no status history")
                : new Quantity.Part(new Share(reopened.size(), told.size()), "finished items");
    }

    private List<LeftOut> leftOutOfReopened(long untold) {
        List<LeftOut> left = new ArrayList<>();
        FlowInput.addIfAny(left, "finished items", untold, "their status history is not known");
        left.addAll(input.otherLevels(FlowInput.closedIn(year)));
        return left;
    }

    Figure unplanned() {
        List<WorkItemFacts> finished = input.finished(weeks);
        List<WorkItemFacts> unplanned = finished.stream().filter(this::isUnplanned).toList();
        return new Figure(
                "flow.unplanned",
                "finished work that nobody planned",
                unplannedValue(finished, unplanned.size()),
                new Explanation(
                        "How much room is left for what was planned?",
                        weeks.toString(),
                        "finished items of the types %s / all finished items (v1)"
                                .formatted(unplannedTypes()),
                        FlowRows.of(unplanned),
                        input.otherLevels(FlowInput.closedIn(weeks)),
                        input.freshness(),
                        otherUnplanned(finished)));
    }

    private boolean isUnplanned(WorkItemFacts item) {
        return input.tracker().workflow().isUnplanned(item.type());
    }

    private Quantity unplannedValue(List<WorkItemFacts> finished, long unplanned) {
        if (finished.isEmpty()) {
            return new Quantity.NotKnown("nothing was finished in 12 weeks");
        }
        return finished.stream().allMatch(it -> it.type().isEmpty())
                ? new Quantity.NotKnown("the export names no types")
                : new Quantity.Part(new Share(unplanned, finished.size()), "finished items");
    }

    private String unplannedTypes() {
        List<String> types =
                input.items().stream()
                        .filter(this::isUnplanned)
                        .map(WorkItemFacts::type)
                        .distinct()
                        .sorted()
                        .toList();
        return types.isEmpty() ? "bug, incident, support (none here)" : String.join(", ", types);
    }

    private List<OtherRule> otherUnplanned(List<WorkItemFacts> finished) {
        List<WorkItemFacts> ofYear = input.finished(year);
        List<WorkItemFacts> created = input.created(weeks);
        List<OtherRule> others = new ArrayList<>();
        others.add(new OtherRule("over 12 months", share(ofYear)));
        others.add(new OtherRule("of items created in 12 weeks", share(created)));
        List<WorkItemFacts> inSprints =
                finished.stream().filter(it -> sprintStart(it).isPresent()).toList();
        if (!inSprints.isEmpty()) {
            long late = inSprints.stream().filter(this::isLateForItsSprint).count();
            others.add(
                    new OtherRule(
                            "created after their first sprint had begun, of items with a dated"
                                    + " sprint",
                            Wording.percent(new Share(late, inSprints.size()))));
        }
        return others;
    }

    private String share(List<WorkItemFacts> items) {
        return Wording.percent(
                new Share(items.stream().filter(this::isUnplanned).count(), items.size()));
    }

    private Optional<Instant> sprintStart(WorkItemFacts item) {
        return item.sprints().stream()
                .map(sprintStarts::get)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private boolean isLateForItsSprint(WorkItemFacts item) {
        return sprintStart(item).map(start -> item.created().isAfter(start)).orElse(false);
    }
}
