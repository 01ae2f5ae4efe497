package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.BulkCloses;
import dev.quarterdeck.engine.workitems.BulkCloses.Sweep;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.engine.workitems.WorkItemFacts.Outcome;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts what arrived, what was finished, what was discarded and what was swept.
final class FlowCounts {

    private final FlowInput input;
    private final Period weeks;
    private final Period year;

    FlowCounts(FlowInput input) {
        this.input = input;
        this.weeks = input.weeks(12);
        this.year = input.year();
    }

    Figure completed() {
        List<WorkItemFacts> finished = input.finished(weeks);
        Quantity value = ifDated(new Quantity.Count(finished.size(), "items"));
        return new Figure(
                "flow.completed",
                "items finished in 12 weeks",
                value,
                new Explanation(
                        "Is the team keeping up with what is asked of it?",
                        weeks.toString(),
                        "items closed as done in the period (v1)",
                        FlowRows.of(finished),
                        leftOutOfFinished(weeks),
                        input.freshness(),
                        otherCounts()));
    }

    private Quantity ifDated(Quantity value) {
        return input.hasFinishDates()
                ? value
                : new Quantity.NotKnown("no item has a date of finish");
    }

    private List<OtherRule> otherCounts() {
        return List.of(
                new OtherRule(
                        "with discarded items",
                        Wording.count(
                                input.finished(weeks).size() + input.discarded(weeks).size())),
                new OtherRule(
                        "with sub-tasks",
                        Wording.count(input.finished(weeks).size() + subtasks(weeks).size())),
                new OtherRule(
                        "over 26 weeks", Wording.count(input.finished(input.weeks(26)).size())));
    }

    private List<WorkItemFacts> subtasks(Period window) {
        return FlowInput.closed(input.subtasks(), Outcome.FINISHED, window);
    }

    Figure throughput() {
        return rate("flow.throughput", "items finished per week, last 12 weeks", weeks);
    }

    Figure throughputOfYear() {
        return rate("flow.throughput-year", "items finished per week, last 12 months", year);
    }

    private Figure rate(String id, String label, Period window) {
        List<WorkItemFacts> finished = input.finished(window);
        return new Figure(
                id,
                label,
                perWeek(finished.size(), window),
                new Explanation(
                        "How much can we promise for the next weeks?",
                        window.toString(),
                        "items closed as done in the period / weeks of the period (v1)",
                        FlowRows.of(finished),
                        leftOutOfFinished(window),
                        input.freshness(),
                        otherRates(window)));
    }

    private Quantity perWeek(long count, Period window) {
        if (!input.covers(window)) {
            return new Quantity.NotKnown("the export begins after " + window.firstDay());
        }
        return ifDated(new Quantity.PerWeek(count / weeksOf(window), "items"));
    }

    private static double weeksOf(Period period) {
        return Duration.between(period.after(), period.until()).toMillis() / (7 * 86_400_000.0);
    }

    private List<OtherRule> otherRates(Period window) {
        long finished = input.finished(window).size();
        Period half = input.weeks(26);
        return List.of(
                new OtherRule("over 26 weeks", shownRate(input.finished(half).size(), half)),
                new OtherRule(
                        "with discarded items",
                        shownRate(finished + input.discarded(window).size(), window)),
                new OtherRule(
                        "with sub-tasks", shownRate(finished + subtasks(window).size(), window)));
    }

    private String shownRate(long count, Period window) {
        return Wording.of(perWeek(count, window));
    }

    private List<LeftOut> leftOutOfFinished(Period window) {
        List<LeftOut> left = new ArrayList<>();
        FlowInput.addIfAny(
                left,
                "items discarded in the period",
                input.discarded(window).size(),
                "their resolution or status says that nothing was done");
        FlowInput.addIfAny(
                left,
                "items closed on an unknown day",
                undated().size(),
                "their status is done, but the export gives no date of it");
        left.addAll(input.otherLevels(FlowInput.closedIn(window)));
        return left;
    }

    private List<WorkItemFacts> undated() {
        return input.where(it -> !it.isOpen() && it.closed() == null);
    }

    Figure arrived() {
        List<WorkItemFacts> created = input.created(weeks);
        long withSubtasks =
                created.size()
                        + input.subtasks().stream()
                                .filter(it -> FlowInput.isIn(weeks, it.created()))
                                .count();
        return new Figure(
                "flow.arrived",
                "items created in 12 weeks",
                new Quantity.Count(created.size(), "items"),
                new Explanation(
                        "Does more come in than goes out?",
                        weeks.toString(),
                        "items created in the period (v1)",
                        FlowRows.of(created),
                        input.otherLevels(it -> weeks.contains(it.created())),
                        input.freshness(),
                        List.of(
                                new OtherRule("with sub-tasks", Wording.count(withSubtasks)),
                                new OtherRule(
                                        "over 26 weeks",
                                        Wording.count(input.created(input.weeks(26)).size())))));
    }

    Figure discarded() {
        List<WorkItemFacts> discarded = input.discarded(year);
        long closed = discarded.size() + input.finished(year).size();
        Quantity value =
                closed == 0
                        ? new Quantity.NotKnown("nothing was closed in 12 months")
                        : new Quantity.Part(new Share(discarded.size(), closed), "closed items");
        return new Figure(
                "flow.discarded",
                "closed without being done",
                value,
                new Explanation(
                        "Is the intake filtered early enough?",
                        year.toString(),
                        "items closed as duplicate, invalid, will not be done, cannot be reproduced"
                                + " and the like / all closed items (v1)",
                        FlowRows.of(discarded),
                        input.otherLevels(FlowInput.closedIn(year)),
                        input.freshness(),
                        List.of(
                                new OtherRule(
                                        "over 12 weeks",
                                        Wording.percent(
                                                new Share(
                                                        input.discarded(weeks).size(),
                                                        input.discarded(weeks).size()
                                                                + input.finished(weeks)
                                                                        .size()))))));
    }

    Figure bulkCloses() {
        List<Sweep> sweeps = BulkCloses.find(input.where(it -> FlowInput.isIn(year, it.closed())));
        Set<String> swept = new HashSet<>();
        sweeps.forEach(sweep -> swept.addAll(sweep.keys()));
        long closed = input.where(it -> FlowInput.isIn(year, it.closed())).size();
        Quantity value =
                closed == 0
                        ? new Quantity.NotKnown("nothing was closed in 12 months")
                        : new Quantity.Part(new Share(swept.size(), closed), "closed items");
        return new Figure(
                "flow.bulk-closes",
                "closed in sweeps",
                value,
                new Explanation(
                        "Can the dates of finish be trusted?",
                        year.toString(),
                        "items closed within 60 seconds of the one before, in runs of 10 or more /"
                                + " all closed items (v1)",
                        sweepRows(sweeps),
                        List.of(),
                        input.freshness(),
                        List.of(
                                new OtherRule(
                                        "items finished in 12 weeks without swept ones",
                                        Wording.count(
                                                input.finished(weeks).stream()
                                                        .filter(it -> !swept.contains(it.key()))
                                                        .count())))));
    }

    private Rows sweepRows(List<Sweep> sweeps) {
        return new Rows(
                List.of("from", "until", "items", "first", "last"),
                sweeps.stream()
                        .map(
                                it ->
                                        List.of(
                                                it.from().toString(),
                                                it.until().toString(),
                                                Wording.count(it.keys().size()),
                                                it.keys().getFirst(),
                                                it.keys().getLast()))
                        .toList());
    }
}
