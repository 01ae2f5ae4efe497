package dev.quarterdeck.forecasting;

import dev.quarterdeck.engine.Share;
import dev.quarterdeck.engine.forecasting.Percentile;
import dev.quarterdeck.engine.forecasting.ReleaseForecaster;
import dev.quarterdeck.engine.forecasting.Throughput;
import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.Tracker;
import dev.quarterdeck.engine.workitems.Workflow;
import dev.quarterdeck.forecasting.VersionDates.Done;
import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Section;
import dev.quarterdeck.metrics.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds the days for which versions are planned against the pace of the work.
///
/// The range of a version is {@link VersionDates}. Where it is the one that is kind, a version that
/// is not sure of its day even then needs a decision.
public final class PlannedVersions {

    private static final String DECISION = "Which version is cut, moved or given a later day?";
    private static final int NAMED = 3;
    private static final int MOST = 40;

    private final Instant asOf;
    private final FinishedItems finished;
    private final long undated;
    private final List<Planned> versions;

    private PlannedVersions(Tracker tracker, Instant asOf) {
        this.asOf = asOf;
        this.finished = FinishedItems.of(tracker, asOf, null);
        var open = openVersions(tracker, asOf);
        this.undated = open.stream().filter(one -> one.version().releaseDate() == null).count();
        var throughput = Throughput.endingAt(ItemsScope.end(asOf), finished.moments());
        var dates = new VersionDates(tracker, asOf, throughput);
        this.versions =
                open.stream()
                        .flatMap(one -> Planned.of(one, dates, asOf).stream())
                        .sorted(Comparator.comparing(Planned::day).thenComparing(Planned::name))
                        .limit(MOST)
                        .toList();
    }

    /// A version that is not out, with its open items.
    private record Open(FixVersion version, String name, int items) {}

    /// How a version stands to its day.
    private enum Standing {
        PAST("past its day"),
        LATE("more likely late than not"),
        UNSURE("less than 85% sure"),
        SURE("85% sure"),
        SURE_ALONE("85% sure if nothing else is worked on"),
        UNKNOWN("too little history to tell");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        boolean isAtRisk() {
            return this == PAST || this == LATE || this == UNSURE;
        }
    }

    /// A version with its day and, where the history is enough, when its items may be done.
    private record Planned(
            String name, LocalDate day, int items, Standing standing, Optional<Done> done) {

        static Optional<Planned> of(Open open, VersionDates dates, Instant asOf) {
            return Optional.ofNullable(open.version().releaseDate())
                    .map(ItemsScope::day)
                    .map(
                            day -> {
                                var done = dates.of(open.version(), open.items());
                                var standing = standing(day, done, ItemsScope.day(asOf));
                                return new Planned(open.name(), day, open.items(), standing, done);
                            });
        }

        private static Standing standing(LocalDate day, Optional<Done> done, LocalDate today) {
            if (day.isBefore(today)) {
                return Standing.PAST;
            }
            if (done.isEmpty()) {
                return Standing.UNKNOWN;
            }
            var dates = done.get();
            if (day.isBefore(dates.by(Percentile.P50))) {
                return Standing.LATE;
            }
            if (day.isBefore(dates.by(Percentile.P85))) {
                return Standing.UNSURE;
            }
            return dates.isLikeOthers() ? Standing.SURE : Standing.SURE_ALONE;
        }

        boolean isLikeOthers() {
            return done.map(Done::isLikeOthers).orElse(false);
        }

        String by(Percentile percentile) {
            return done.map(
                            dates ->
                                    dates.by(percentile)
                                            + (dates.isBeyondHorizon(percentile)
                                                    ? " or later"
                                                    : ""))
                    .orElse("not known");
        }

        String words() {
            var sure = done.isEmpty() ? "" : ", 85% by " + by(Percentile.P85);
            return "%s (planned for %s, %s open%s)"
                    .formatted(name, day, Wording.count(items), sure);
        }
    }

    /// Measures the versions of a tracker as they were known at a moment.
    ///
    /// @return nothing when no version that is not out has a planned day and open items
    public static Optional<Section> section(Tracker tracker, Instant asOf) {
        var planned = new PlannedVersions(tracker, asOf);
        return planned.versions.isEmpty() ? Optional.empty() : Optional.of(planned.section());
    }

    private static List<Open> openVersions(Tracker tracker, Instant asOf) {
        var items =
                tracker.factsAsOf(asOf).stream()
                        .filter(item -> item.isOpen() && item.level() == Workflow.Level.ITEM)
                        .toList();
        long projects = tracker.versions().stream().map(FixVersion::project).distinct().count();
        return tracker.versions().stream()
                .filter(one -> one.stateAsOf(asOf) == FixVersion.State.OPEN)
                .map(
                        one ->
                                new Open(
                                        one,
                                        projects > 1
                                                ? one.project() + " " + one.name()
                                                : one.name(),
                                        (int)
                                                items.stream()
                                                        .filter(
                                                                item ->
                                                                        VersionDates.isIn(
                                                                                item, one))
                                                        .count()))
                .filter(one -> one.items() > 0)
                .toList();
    }

    private Section section() {
        return new Section(
                "versions",
                "Planned versions",
                sentence(),
                List.of(past()),
                List.of(chart()),
                notes(),
                "");
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        if (versions.stream().anyMatch(Planned::isLikeOthers)) {
            notes.add(
                    "A version of which %d items are finished is reckoned by how versions of its project went that stood as it does, the work that joined them included."
                            .formatted(ReleaseForecaster.LEAST_ITEMS));
        }
        if (!versions.stream().allMatch(Planned::isLikeOthers)) {
            notes.add(
                    "One that has hardly begun is reckoned as if nothing else were worked on until it is done; work that still joins it is not foreseen.");
        }
        return notes;
    }

    private List<Planned> atRisk() {
        return versions.stream().filter(one -> one.standing().isAtRisk()).toList();
    }

    private List<Section.Span> sentence() {
        var atRisk = atRisk();
        var spans = new ArrayList<Section.Span>();
        spans.add(new Section.Words("Of "));
        spans.add(new Section.Said(planned(), Wording.counted(versions.size(), "open version")));
        spans.add(new Section.Words(" with a planned day, "));
        spans.add(
                new Section.Said(risk(), atRisk.isEmpty() ? "none" : Wording.count(atRisk.size())));
        spans.add(new Section.Words(atRisk.size() > 1 ? " are" : " is"));
        spans.add(new Section.Words(" past it or less than 85% sure of it"));
        spans.add(new Section.Words(named(atRisk) + "."));
        return spans;
    }

    private static String named(List<Planned> atRisk) {
        if (atRisk.isEmpty()) {
            return "";
        }
        var named =
                atRisk.stream().limit(NAMED).map(Planned::words).collect(Collectors.joining(", "));
        return ": "
                + named
                + (atRisk.size() > NAMED
                        ? " and %s more".formatted(Wording.count(atRisk.size() - NAMED))
                        : "");
    }

    private Figure planned() {
        return figure(
                "versions.planned",
                "open versions with a planned day",
                new Quantity.Count(versions.size(), "versions"),
                "versions that are not out, with a planned day and open items (v1)",
                List.of());
    }

    private Figure risk() {
        long late = versions.stream().filter(one -> one.standing() == Standing.LATE).count();
        return figure(
                "versions.at-risk",
                "planned versions at risk",
                new Quantity.Part(new Share(atRisk().size(), versions.size()), "versions"),
                "versions past their day, or whose 85% date is later than it / open versions with a planned day;"
                        + " dates from how versions of the project went, or at the whole pace of the last weeks where one"
                        + " has hardly begun (v2)",
                List.of(
                        new OtherRule(
                                "past, or their 50% date is later",
                                Wording.count(late + pastOnes()))));
    }

    private Figure past() {
        return figure(
                "versions.past",
                "planned versions past their day",
                new Quantity.Count(pastOnes(), "versions"),
                "versions that are not out although their planned day is over (v1)",
                List.of());
    }

    private long pastOnes() {
        return versions.stream().filter(one -> one.standing() == Standing.PAST).count();
    }

    private Figure figure(
            String id, String label, Quantity value, String formula, List<OtherRule> other) {
        return new Figure(
                id,
                label,
                value,
                new Explanation(
                        DECISION,
                        "as of " + ItemsScope.day(asOf),
                        formula,
                        rows(),
                        undated == 0
                                ? List.of()
                                : List.of(
                                        new LeftOut(
                                                "open versions without a planned day",
                                                undated,
                                                "there is no day to hold")),
                        "%s finished items tell the pace"
                                .formatted(Wording.count(finished.items().size())),
                        other));
    }

    private Rows rows() {
        return new Rows(
                List.of(
                        "version",
                        "planned day",
                        "open items",
                        "50% by",
                        "85% by",
                        "reckoned by",
                        "standing"),
                versions.stream()
                        .map(
                                one ->
                                        List.of(
                                                one.name(),
                                                one.day().toString(),
                                                Wording.count(one.items()),
                                                one.by(Percentile.P50),
                                                one.by(Percentile.P85),
                                                one.isLikeOthers()
                                                        ? "how others went"
                                                        : "the whole pace",
                                                one.standing().words))
                        .toList());
    }

    private Chart chart() {
        var today = ItemsScope.day(asOf);
        var lanes =
                versions.stream()
                        .filter(one -> one.done().isPresent())
                        .map(one -> new Chart.Lane(one.name(), List.of(span(one, today))))
                        .toList();
        var marks =
                versions.stream()
                        .map(
                                one ->
                                        new Chart.Mark(
                                                one.day(), one.name(), one.standing().isAtRisk()))
                        .toList();
        return new Chart.TimeLine(
                "versions.days",
                finding(),
                "day; planned days, and when the open items may be done",
                earliest(today),
                latest(today),
                marks,
                lanes);
    }

    private String finding() {
        long risky = atRisk().size();
        return risky == 0
                ? "Every planned version is 85% sure of its day"
                        + (versions.stream().anyMatch(one -> one.standing() == Standing.SURE_ALONE)
                                ? ", if nothing else is worked on"
                                : "")
                : "%s of %s %s at risk of missing %s day"
                        .formatted(
                                Wording.count(risky),
                                Wording.counted(versions.size(), "planned version"),
                                risky == 1 ? "is" : "are",
                                risky == 1 ? "its" : "their");
    }

    private static Chart.Span span(Planned one, LocalDate today) {
        var dates = one.done().orElseThrow();
        return new Chart.Span(
                today,
                later(today, dates.by(Percentile.P50)),
                later(today, dates.by(Percentile.P85)),
                Wording.counted(one.items(), "open item"),
                true);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private LocalDate earliest(LocalDate today) {
        var first = versions.getFirst().day();
        return first.isBefore(today) ? first : today;
    }

    private LocalDate latest(LocalDate today) {
        return versions.stream()
                .flatMap(
                        one ->
                                Stream.concat(
                                        Stream.of(one.day()),
                                        one.done().stream().map(d -> d.by(Percentile.P85))))
                .reduce(today.plusDays(1), PlannedVersions::later);
    }
}
