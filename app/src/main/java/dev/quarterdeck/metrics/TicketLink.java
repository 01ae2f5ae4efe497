package dev.quarterdeck.metrics;

import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Marker;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Measures how much of the merged work names a ticket, and what the rest, *dark* to the tracker,
/// consists of.
///
/// A change is one step of the main line; it names a ticket when its commit, or one of the commits
/// a merge brought,
/// does. Misleads when people paste keys by habit, or when small repairs are exempt from tickets by
/// agreement.
public final class TicketLink {

    private static final String DECISION =
            "Can plans and costs be read from the tracker, or is too much work outside it?";
    private static final List<String> COLUMNS = List.of("change", "landed", "tickets", "kind");

    private final RepositoryHistory history;
    private final Period period;
    private final List<Change> changes;
    private final List<Change> dark;

    private TicketLink(RepositoryHistory history) {
        this.history = history;
        this.period = Period.yearTo(history.asOf());
        this.changes =
                history.changes().stream()
                        .filter(change -> period.contains(change.landed()))
                        .toList();
        this.dark = changes.stream().filter(change -> change.tickets().isEmpty()).toList();
    }

    /// Measures the twelve months up to the history's as-of.
    public static Section of(RepositoryHistory history) {
        return new TicketLink(history).section();
    }

    private Section section() {
        var share = new Share(changes.size() - dark.size(), changes.size());
        var merged =
                figure(
                        "link.changes",
                        "Merged changes in 12 months",
                        new Quantity.Count(changes.size(), "changes"),
                        "steps of the main line (first-parent history) whose committer date lies in the period (v1)",
                        rows(change -> true));
        if (!share.isKnown()) {
            return new Section(
                    "link",
                    "Code and tracker",
                    nothingLanded(merged),
                    List.of(),
                    List.of(),
                    List.of(),
                    "");
        }
        var named = named(share);
        var darkShare = darkShare(share.rest());
        return new Section(
                "link",
                "Code and tracker",
                sentence(named, merged, darkShare),
                kinds(),
                List.of(byMonth(share)),
                notes(),
                "qd doctor .");
    }

    private List<Section.Span> nothingLanded(Figure merged) {
        return new Sentence()
                .figure(merged, "No change")
                .words(" landed on the main line in the 12 months to " + period.lastDay() + ".")
                .spans();
    }

    private Figure named(Share share) {
        return figure(
                "link.named",
                "Changes that name a ticket",
                new Quantity.Part(share, "changes"),
                "changes naming at least one ticket, in the change or in a commit it brought / all changes (v1)",
                rows(change -> !change.tickets().isEmpty()));
    }

    private Figure darkShare(Share share) {
        return figure(
                "link.dark",
                "Changes dark to the tracker",
                new Quantity.Part(share, "changes"),
                "changes naming no ticket / all changes (v1)",
                rows(change -> change.tickets().isEmpty()));
    }

    private List<Section.Span> sentence(Figure named, Figure merged, Figure darkFigure) {
        var share = ((Quantity.Part) named.value()).share();
        var sentence =
                new Sentence()
                        .figure(named, Wording.percent(share))
                        .words(" of the last 12 months' ")
                        .figure(merged, Wording.count(changes.size()))
                        .words(" merged changes name a ticket");
        if (dark.isEmpty()) {
            return sentence.words("; nothing is ").figure(darkFigure, "dark").words(".").spans();
        }
        return sentence.words("; ")
                .figure(darkFigure, Wording.percent(share.rest()))
                .words(" is dark to the tracker (" + largestKinds() + ").")
                .spans();
    }

    private String largestKinds() {
        return byKind().entrySet().stream()
                .sorted(Map.Entry.<Marker, Long>comparingByValue().reversed())
                .limit(2)
                .map(
                        entry ->
                                Wording.percent(new Share(entry.getValue(), changes.size()))
                                        + " "
                                        + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private List<Figure> kinds() {
        return byKind().entrySet().stream()
                .sorted(Map.Entry.<Marker, Long>comparingByValue().reversed())
                .map(entry -> kind(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Figure kind(Marker marker, long count) {
        return figure(
                "link.dark-" + marker.name().toLowerCase(java.util.Locale.ROOT),
                "Dark: " + marker.label(),
                new Quantity.Part(new Share(count, changes.size()), "changes"),
                "changes naming no ticket whose subject says \""
                        + marker.label()
                        + "\" / all changes (v1)",
                rows(change -> change.tickets().isEmpty() && change.tip().marker() == marker));
    }

    private Map<Marker, Long> byKind() {
        return dark.stream()
                .collect(
                        Collectors.groupingBy(
                                change -> change.tip().marker(),
                                () -> new EnumMap<>(Marker.class),
                                Collectors.counting()));
    }

    private Chart byMonth(Share share) {
        Map<YearMonth, List<Change>> months =
                changes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        change ->
                                                YearMonth.from(
                                                        change.landed().atOffset(ZoneOffset.UTC)),
                                        TreeMap::new,
                                        Collectors.toList()));
        var last = YearMonth.from(period.lastDay());
        var bars =
                java.util.stream.Stream.iterate(last.minusMonths(12), month -> month.plusMonths(1))
                        .limit(13)
                        .map(month -> bar(month, months.getOrDefault(month, List.of()), last))
                        .toList();
        return new Chart.Bars(
                "link.by-month",
                Wording.percent(share)
                        + " of merged changes name a ticket; the rest cannot be seen in a tracker",
                "month; merged changes",
                List.of("names a ticket", "dark"),
                bars);
    }

    private Chart.Bar bar(YearMonth month, List<Change> landed, YearMonth last) {
        long withTicket = landed.stream().filter(change -> !change.tickets().isEmpty()).count();
        // The year begins and ends within a month, so thirteen months are touched, the outer two in
        // part.
        boolean partial =
                month.equals(YearMonth.from(period.firstDay()))
                        || month.equals(last) && !period.lastDay().equals(last.atEndOfMonth());
        return new Chart.Bar(
                month.toString(), List.of(withTicket, landed.size() - withTicket), partial);
    }

    private List<String> notes() {
        if (history.rules().ticketPrefixes().isEmpty() && !history.rules().issueNumbers()) {
            return List.of(
                    "I recognised no ticket keys in this history. Name the prefixes with `qd doctor . --set"
                            + " ticket-prefixes=ABC` if there are any.");
        }
        return List.of();
    }

    private Figure figure(String id, String label, Quantity value, String formula, Rows rows) {
        var explanation =
                new Explanation(
                        DECISION,
                        period.toString(),
                        formula,
                        rows,
                        leftOut(),
                        Freshness.of(history),
                        otherWindows(id));
        return new Figure(id, label, value, explanation);
    }

    private Rows rows(Predicate<Change> filter) {
        return new Rows(COLUMNS, changes.stream().filter(filter).map(TicketLink::cells).toList());
    }

    private static List<String> cells(Change change) {
        return List.of(
                change.tip().shortHash(),
                Period.day(change.landed()).toString(),
                String.join(" ", change.tickets()),
                change.tickets().isEmpty() ? change.tip().marker().label() : "names a ticket");
    }

    private List<LeftOut> leftOut() {
        var refused = history.rules().refusedPrefixes();
        if (refused.isEmpty()) {
            return List.of();
        }
        var why =
                refused.stream()
                        .limit(8)
                        .map(evidence -> evidence.value() + " (" + evidence.why() + ")")
                        .collect(Collectors.joining(", "));
        return List.of(
                new LeftOut(
                        "look-alike prefixes", refused.size(), "not taken for tickets: " + why));
    }

    private List<OtherRule> otherWindows(String id) {
        if (!id.equals("link.named")) {
            return List.of();
        }
        long withTicket =
                history.changes().stream().filter(change -> !change.tickets().isEmpty()).count();
        var allTime = new Share(withTicket, history.changes().size());
        var people = changes.stream().filter(change -> !change.tip().author().bot()).toList();
        long byPeople = people.stream().filter(change -> !change.tickets().isEmpty()).count();
        return List.of(
                new OtherRule(
                        "whole history instead of 12 months",
                        Wording.of(new Quantity.Part(allTime, "changes"))),
                new OtherRule(
                        "without changes by bots",
                        Wording.of(
                                new Quantity.Part(new Share(byPeople, people.size()), "changes"))));
    }
}
