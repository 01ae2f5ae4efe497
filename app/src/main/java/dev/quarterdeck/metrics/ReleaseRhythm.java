package dev.quarterdeck.metrics;

import dev.quarterdeck.activity.ReleaseTag;
import dev.quarterdeck.activity.ReleaseTag.Kind;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures how often the repository releases, from its tags.
///
/// Candidates, packaging tags and tags that are no version are told apart and listed as left out.
/// Tags of one day are
/// one release day in the rhythm, several releases in the count. Misleads where releases are not
/// tagged, or where old
/// lines are patched in parallel: the gaps then are gaps between any two lines.
public final class ReleaseRhythm {

    private static final String DECISION =
            "Do we ship often enough, and when is the next release due?";
    private static final int GAPS_IN_RHYTHM = 10;

    private final RepositoryHistory history;
    private final Period period;
    private final List<ReleaseTag> releases;
    private final List<ReleaseTag> thisYear;

    private ReleaseRhythm(RepositoryHistory history) {
        this.history = history;
        this.period = Period.yearTo(history.asOf());
        this.releases = history.tags().stream().filter(tag -> tag.kind() == Kind.RELEASE).toList();
        this.thisYear = releases.stream().filter(tag -> period.contains(tag.tagged())).toList();
    }

    /// Measures the twelve months up to the history's as-of.
    public static Section of(RepositoryHistory history) {
        return new ReleaseRhythm(history).section();
    }

    private Section section() {
        var count = count();
        var gap = medianGap();
        var last = last();
        return new Section(
                "releases",
                "Releases",
                sentence(count, gap, last),
                gap.value() instanceof Quantity.NotKnown && !releases.isEmpty()
                        ? List.of(gap, leftOutFigure())
                        : List.of(leftOutFigure()),
                releases.isEmpty() ? List.of() : List.of(timeLine()),
                history.tags().isEmpty()
                        ? List.of("This repository has no tags; releases may be marked elsewhere.")
                        : List.of(),
                releases.isEmpty() ? "qd doctor . --set release-tags=REGEX" : "");
    }

    private Figure count() {
        Quantity value =
                history.tags().isEmpty()
                        ? new Quantity.NotKnown("the repository has no tags")
                        : new Quantity.Count(thisYear.size(), "releases");
        return figure(
                "releases.count",
                "Releases in 12 months",
                value,
                "tags recognised as releases and dated in the period (v1)",
                rows(thisYear),
                List.of(
                        new OtherRule(
                                "with candidates and packaging tags",
                                Wording.count(
                                                history.tags().stream()
                                                        .filter(
                                                                tag ->
                                                                        period.contains(
                                                                                tag.tagged()))
                                                        .count())
                                        + " tags")));
    }

    private Figure medianGap() {
        var days = lastDays();
        Quantity value =
                days.size() < 3
                        ? new Quantity.NotKnown(
                                "fewer than three release days in the whole history")
                        : new Quantity.Span(median(gaps(days)));
        return figure(
                "releases.median-gap",
                "Median gap between the last release days",
                value,
                "median of the last %d gaps between days with a release, whole history (v1)"
                        .formatted(Math.max(days.size() - 1, 2)),
                rows(releases.reversed().stream().limit(GAPS_IN_RHYTHM + 1).toList()),
                List.of());
    }

    private Figure last() {
        Optional<LocalDate> day = lastDays().stream().reduce((first, second) -> second);
        return figure(
                "releases.last",
                "Last release",
                day.<Quantity>map(Quantity.Day::new)
                        .orElse(new Quantity.NotKnown("no release tag")),
                "day of the newest release tag (v1)",
                rows(releases.reversed().stream().limit(1).toList()),
                List.of());
    }

    private List<LocalDate> lastDays() {
        var days = new TreeSet<LocalDate>();
        releases.forEach(tag -> days.add(Period.day(tag.tagged())));
        return days.stream().skip(Math.max(0, days.size() - GAPS_IN_RHYTHM - 1)).toList();
    }

    private static List<Duration> gaps(List<LocalDate> days) {
        return IntStream.range(1, days.size())
                .mapToObj(
                        i ->
                                Duration.ofDays(
                                        days.get(i).toEpochDay() - days.get(i - 1).toEpochDay()))
                .toList();
    }

    private static Duration median(List<Duration> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    private List<Section.Span> sentence(Figure count, Figure gap, Figure last) {
        var sentence = new Sentence();
        if (releases.isEmpty()) {
            return sentence.words("Releases in the last 12 months: ")
                    .figure(count, Wording.of(count.value()))
                    .words(history.tags().isEmpty() ? "." : "; no tag here looks like a release.")
                    .spans();
        }
        sentence.figure(count, Wording.counted(thisYear.size(), "release")).words(" in 12 months");
        if (gap.value() instanceof Quantity.Span(Duration length)) {
            sentence.words("; median ")
                    .figure(gap, Wording.span(length))
                    .words(" between release days (the last " + (lastDays().size() - 1) + " gaps)");
        }
        return sentence.words("; the last on ")
                .figure(last, Wording.of(last.value()))
                .words(".")
                .spans();
    }

    private Figure leftOutFigure() {
        var others = history.tags().stream().filter(tag -> tag.kind() != Kind.RELEASE).toList();
        return figure(
                "releases.left-out",
                "Tags that are no release",
                new Quantity.Count(others.size(), "tags"),
                "tags recognised as candidate, packaging or no version, whole history (v1)",
                rows(others),
                List.of());
    }

    private Chart timeLine() {
        var from = Period.day(history.asOf()).minusMonths(24);
        var marks =
                history.tags().stream()
                        .filter(tag -> !Period.day(tag.tagged()).isBefore(from))
                        .map(
                                tag ->
                                        new Chart.Mark(
                                                Period.day(tag.tagged()),
                                                tag.name(),
                                                tag.kind() == Kind.RELEASE))
                        .toList();
        return new Chart.TimeLine(
                "releases.time-line",
                Wording.counted(thisYear.size(), "release") + " in the last 12 months",
                "day, last 24 months; tags",
                from,
                Period.day(history.asOf()),
                marks);
    }

    private static Rows rows(List<ReleaseTag> tags) {
        return new Rows(
                List.of("tag", "day", "taken for", "because"),
                tags.stream()
                        .map(
                                tag ->
                                        List.of(
                                                tag.name(),
                                                Period.day(tag.tagged()).toString(),
                                                tag.kind().label(),
                                                tag.why()))
                        .toList());
    }

    private Figure figure(
            String id,
            String label,
            Quantity value,
            String formula,
            Rows rows,
            List<OtherRule> sensitivity) {
        boolean thisYearOnly = id.equals("releases.count");
        var explanation =
                new Explanation(
                        DECISION,
                        thisYearOnly ? period.toString() : "whole history to " + period.lastDay(),
                        formula,
                        rows,
                        id.equals("releases.left-out") ? List.of() : leftOut(thisYearOnly),
                        Freshness.of(history),
                        sensitivity);
        return new Figure(id, label, value, explanation);
    }

    private List<LeftOut> leftOut(boolean thisYearOnly) {
        return Stream.of(Kind.CANDIDATE, Kind.PACKAGING, Kind.OTHER)
                .map(
                        kind ->
                                new LeftOut(
                                        kind.label() + " tags",
                                        history.tags().stream()
                                                .filter(tag -> tag.kind() == kind)
                                                .filter(
                                                        tag ->
                                                                !thisYearOnly
                                                                        || period.contains(
                                                                                tag.tagged()))
                                                .count(),
                                        "no release by itself; rows under releases.left-out"))
                .toList();
    }
}
