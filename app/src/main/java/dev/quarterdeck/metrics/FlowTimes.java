package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.workitems.Quantiles;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Measures how long items took: cycle time where the start is known, lead time for all.
final class FlowTimes {

    /// Of fewer items a percentile says nothing.
    static final int LEAST = 5;

    private static final double UPPER = 0.85;
    private static final String QUANTILE =
            " by linear interpolation between sorted values (type 7) (v1)";

    private final FlowInput input;
    private final Period year;
    private final List<WorkItemFacts> finished;

    FlowTimes(FlowInput input) {
        this.input = input;
        this.year = input.year();
        this.finished = input.finished(year);
    }

    Figure knownStart() {
        long known = finished.stream().filter(it -> it.started() != null).count();
        Quantity value =
                finished.isEmpty()
                        ? new Quantity.NotKnown("nothing was finished in 12 months")
                        : new Quantity.Part(new Share(known, finished.size()), "finished items");
        return new Figure(
                "flow.known-start",
                "finished items whose start is known",
                value,
                new Explanation(
                        "How far can cycle times be trusted?",
                        year.toString(),
                        "finished items with a first change into a status of work / all finished"
                                + " items (v1); without status history no start is known",
                        FlowRows.of(finished),
                        input.otherLevels(FlowInput.closedIn(year)),
                        input.freshness(),
                        List.of()));
    }

    Figure cycleTimeMedian() {
        return time(Kind.CYCLE, 0.5, "flow.cycle-time-p50", "median cycle time");
    }

    Figure cycleTimeUpper() {
        return time(Kind.CYCLE, UPPER, "flow.cycle-time-p85", "cycle time of 85% at most");
    }

    Figure leadTimeMedian() {
        return time(Kind.LEAD, 0.5, "flow.lead-time-p50", "median lead time");
    }

    Figure leadTimeUpper() {
        return time(Kind.LEAD, UPPER, "flow.lead-time-p85", "lead time of 85% at most");
    }

    /// Returns the finished items that have this time.
    List<WorkItemFacts> timed(Kind kind) {
        return finished.stream().filter(it -> kind.time(it).isPresent()).toList();
    }

    /// Returns cycle time when enough items have one, lead time otherwise.
    Kind bestKind() {
        return timed(Kind.CYCLE).size() >= LEAST ? Kind.CYCLE : Kind.LEAD;
    }

    private Figure time(Kind kind, double part, String id, String label) {
        List<WorkItemFacts> timed = timed(kind);
        return new Figure(
                id,
                label,
                value(kind, timed, part),
                new Explanation(
                        "What do we answer when asked how long one item takes?",
                        year.toString(),
                        kind.formula + QUANTILE,
                        FlowRows.timed(timed, kind.label, it -> kind.time(it).orElseThrow()),
                        leftOut(kind),
                        input.freshness(),
                        otherRules(kind, part)));
    }

    private Quantity value(Kind kind, List<WorkItemFacts> timed, double part) {
        if (timed.size() < LEAST) {
            return new Quantity.NotKnown(kind.tooFew(timed.size()));
        }
        return new Quantity.Span(quantile(kind, timed, part).orElseThrow());
    }

    private static Optional<Duration> quantile(Kind kind, List<WorkItemFacts> items, double part) {
        List<Duration> times = items.stream().flatMap(it -> kind.time(it).stream()).toList();
        return Quantiles.quantile(times, part);
    }

    private List<LeftOut> leftOut(Kind kind) {
        List<LeftOut> left = new ArrayList<>();
        long backwards = finished.stream().filter(WorkItemFacts::isDatedBackwards).count();
        long noStart =
                finished.stream()
                        .filter(it -> it.started() == null && !it.isDatedBackwards())
                        .count();
        if (kind == Kind.CYCLE) {
            FlowInput.addIfAny(
                    left, "finished items", noStart, "no change into a status of work is known");
        }
        FlowInput.addIfAny(
                left,
                "items resolved before they were created",
                backwards,
                "moved or hand-dated records have no duration");
        FlowInput.addIfAny(
                left, "discarded items", input.discarded(year).size(), "nothing was done");
        left.addAll(input.otherLevels(FlowInput.closedIn(year)));
        return left;
    }

    private List<OtherRule> otherRules(Kind kind, double part) {
        List<WorkItemFacts> withDiscarded =
                Stream.concat(finished.stream(), input.discarded(year).stream()).toList();
        Kind other = kind == Kind.CYCLE ? Kind.LEAD : Kind.CYCLE;
        return List.of(
                new OtherRule("over 26 weeks", shown(kind, input.finished(input.weeks(26)), part)),
                new OtherRule("with discarded items", shown(kind, withDiscarded, part)),
                new OtherRule(other.label, shown(other, finished, part)));
    }

    private static String shown(Kind kind, List<WorkItemFacts> items, double part) {
        return quantile(kind, items, part).map(Wording::span).orElse("not known");
    }

    Optional<Duration> median(Kind kind) {
        return quantile(kind, timed(kind), 0.5);
    }

    Optional<Duration> upper(Kind kind) {
        return quantile(kind, timed(kind), UPPER);
    }

    /// Which time of an item.
    enum Kind {
        CYCLE(
                "cycle time",
                "first start to last finish of finished items,",
                WorkItemFacts::cycleTime),
        LEAD("lead time", "creation to last finish of finished items,", WorkItemFacts::leadTime);

        final String label;
        final String formula;
        private final Function<WorkItemFacts, Optional<Duration>> time;

        Kind(String label, String formula, Function<WorkItemFacts, Optional<Duration>> time) {
            this.label = label;
            this.formula = formula;
            this.time = time;
        }

        Optional<Duration> time(WorkItemFacts item) {
            return time.apply(item);
        }

        String tooFew(int count) {
            String which = this == CYCLE ? "with a known start" : "with both dates";
            return "only %d items %s were finished in 12 months; %d are needed"
                    .formatted(count, which, LEAST);
        }
    }
}
