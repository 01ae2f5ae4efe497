package dev.quarterdeck.metrics;

import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.WorkItemFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Measures the flow of items through a tracker: how much, how fast, how old, how steady.
///
/// Works from dates of creation and resolution alone, and uses status changes where an export has
/// them; what would be known with them is said. Items are counted, never people. Discarded items,
/// sub-tasks and epics are not counted as finished work; they are told beside it.
public final class TrackerFlow {

    /// An export older than this at as-of misses the last weeks rather than shows them empty.
    private static final Duration STALE = Duration.ofDays(14);

    private final FlowInput input;
    private final FlowCounts counts;
    private final FlowTimes times;
    private final FlowWork work;
    private final FlowRework rework;
    private final FlowScope scope;

    private TrackerFlow(FlowInput input) {
        this.input = input;
        this.counts = new FlowCounts(input);
        this.times = new FlowTimes(input);
        this.work = new FlowWork(input);
        this.rework = new FlowRework(input);
        this.scope = new FlowScope(input);
    }

    /// Measures a tracker as it was known at a moment.
    ///
    /// @param asOf later events are ignored; days are days in UTC
    public static Section of(Tracker tracker, Instant asOf) {
        return new TrackerFlow(new FlowInput(tracker, asOf)).section();
    }

    private Section section() {
        boolean empty = input.items().isEmpty();
        List<Section.Span> sentence = empty ? emptySentence() : sentence();
        return new Section(
                "flow",
                "Flow in the tracker",
                sentence,
                empty ? List.of() : details(sentence),
                empty ? List.of() : new FlowCharts(input, times, work).all(),
                notes(),
                "");
    }

    private List<Section.Span> emptySentence() {
        return new Sentence()
                .words("The tracker files hold no item as of " + Period.day(input.asOf()) + ".")
                .spans();
    }

    private List<Section.Span> sentence() {
        Sentence sentence = new Sentence();
        sayCounts(sentence);
        sayTimes(sentence);
        sayWork(sentence);
        return sentence.spans();
    }

    private void sayCounts(Sentence sentence) {
        Figure completed = counts.completed();
        Figure arrived = counts.arrived();
        if (isKnown(completed)) {
            sentence.figure(completed, Wording.of(completed.value()))
                    .words(isOne(completed) ? " was" : " were")
                    .words(" finished in 12 weeks while ")
                    .figure(arrived, countOf(arrived))
                    .words(" came in");
        } else {
            sentence.figure(arrived, Wording.of(arrived.value()))
                    .words(" came in in 12 weeks; how many were finished is not known");
        }
    }

    private void sayTimes(Sentence sentence) {
        boolean cycle = isKnown(times.cycleTimeMedian());
        Figure median = cycle ? times.cycleTimeMedian() : times.leadTimeMedian();
        Figure upper = cycle ? times.cycleTimeUpper() : times.leadTimeUpper();
        if (!isKnown(median)) {
            return;
        }
        sentence.words("; half of the items finished in 12 months took ")
                .figure(median, Wording.of(median.value()))
                .words(" or less, 85% at most ")
                .figure(upper, Wording.of(upper.value()))
                .words(cycle ? " from start to finish" : " from creation to finish");
        Figure known = times.knownStart();
        if (cycle && known.value() instanceof Quantity.Part part) {
            sentence.words(" (the start is known for ")
                    .figure(known, Wording.percent(part.share()))
                    .words(")");
        }
    }

    private void sayWork(Sentence sentence) {
        Figure wip = work.inProgress();
        Figure age = work.ageMedian();
        Figure open = work.open();
        sentence.words(". Of ").figure(open, countOf(open)).words(" open items ");
        if (isKnown(wip)) {
            sentence.figure(wip, countOf(wip)).words(" are in progress");
        } else {
            sentence.words("it is not known how many are in progress");
        }
        if (isKnown(age)) {
            sentence.words("; the median age of " + work.basis().what + ", is ")
                    .figure(age, Wording.of(age.value()));
        }
        sentence.words(".");
    }

    private static boolean isKnown(Figure figure) {
        return !(figure.value() instanceof Quantity.NotKnown);
    }

    private static boolean isOne(Figure figure) {
        return figure.value() instanceof Quantity.Count(long count, String _) && count == 1;
    }

    private static String countOf(Figure figure) {
        return figure.value() instanceof Quantity.Count(long count, String _)
                ? Wording.count(count)
                : Wording.of(figure.value());
    }

    /// Everything that the sentence has not said already.
    private List<Figure> details(List<Section.Span> sentence) {
        List<Figure> details = new ArrayList<>();
        details.add(counts.completed());
        details.add(counts.arrived());
        details.add(work.open());
        details.add(work.inProgress());
        details.add(work.ageMedian());
        details.add(counts.throughput());
        details.add(counts.throughputOfYear());
        details.add(times.knownStart());
        details.add(times.cycleTimeMedian());
        details.add(times.cycleTimeUpper());
        details.add(times.leadTimeMedian());
        details.add(times.leadTimeUpper());
        details.add(work.ageUpper());
        details.add(rework.reopened());
        details.add(rework.unplanned());
        details.add(scope.growth());
        details.add(scope.scope());
        details.add(counts.discarded());
        details.add(counts.bulkCloses());
        details.add(work.newest());
        List<String> said = saidIds(sentence);
        return details.stream().filter(figure -> !said.contains(figure.id())).toList();
    }

    private static List<String> saidIds(List<Section.Span> sentence) {
        return sentence.stream()
                .filter(Section.Said.class::isInstance)
                .map(span -> ((Section.Said) span).figure().id())
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!input.items().isEmpty() && !FlowInput.hasHistory(input.items())) {
            notes.add(
                    "The export has no status history; with it (REST JSON with expand=changelog)"
                            + " cycle time, the age of started work, reopened work and scope growth"
                            + " would be known or better.");
        }
        input.newest()
                .filter(newest -> newest.isBefore(input.asOf().minus(STALE)))
                .ifPresent(
                        newest ->
                                notes.add(
                                        "The newest change in the export is of %s: later weeks are"
                                                        .formatted(Period.day(newest))
                                                + " missing rather than empty."));
        long backwards = input.where(WorkItemFacts::isDatedBackwards).size();
        if (backwards > 0) {
            notes.add(
                    "%s resolved before they were created: they count as finished but have no"
                                    .formatted(counted(backwards))
                            + " duration.");
        }
        return List.copyOf(notes);
    }

    private static String counted(long items) {
        return Wording.counted(items, "item") + (items == 1 ? " was" : " were");
    }
}
