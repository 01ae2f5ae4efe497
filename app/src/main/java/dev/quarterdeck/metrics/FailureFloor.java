package dev.quarterdeck.metrics;

import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.RepositoryHistory;
import dev.quarterdeck.engine.Share;
import dev.quarterdeck.metrics.Explanation.LeftOut;
import dev.quarterdeck.metrics.Explanation.OtherRule;
import dev.quarterdeck.metrics.Explanation.Rows;
import java.util.List;
import java.util.function.Predicate;

/// Measures a floor for failed change from what the history admits: reverts and hotfixes.
///
/// A floor, not a change fail rate: without deployments and incidents nobody knows how many changes
/// failed in
/// production, and most repairs are neither reverts nor called hotfixes.
public final class FailureFloor {

    private static final String DECISION =
            "Is change failing more often than we can afford, at the very least?";

    private final RepositoryHistory history;
    private final Period period;
    private final List<Change> changes;

    private FailureFloor(RepositoryHistory history) {
        this.history = history;
        this.period = Period.yearTo(history.asOf());
        this.changes =
                history.changes().stream()
                        .filter(change -> period.contains(change.landed()))
                        .toList();
    }

    /// Measures the twelve months up to the history's as-of.
    public static Section of(RepositoryHistory history) {
        return new FailureFloor(history).section();
    }

    private Section section() {
        var reverts =
                figure(
                        "failures.reverts",
                        "Reverts",
                        "revert an earlier change",
                        FailureFloor::reverts);
        var hotfixes =
                figure(
                        "failures.hotfixes",
                        "Hotfixes",
                        "call themselves a hotfix",
                        FailureFloor::isHotfix);
        var floor =
                figure(
                        "failures.floor",
                        "Floor for failed change",
                        "revert an earlier change or call themselves a hotfix",
                        change -> reverts(change) || isHotfix(change));
        return new Section(
                "failures",
                "Failed change",
                sentence(reverts, hotfixes),
                List.of(floor),
                List.of(),
                List.of(
                        "A floor, not a fail rate: commits tell neither incidents nor deployments."),
                "");
    }

    private List<Section.Span> sentence(Figure reverts, Figure hotfixes) {
        if (changes.isEmpty()) {
            return new Sentence()
                    .words("Reverts and hotfixes in the last 12 months: ")
                    .figure(reverts, "none of no changes")
                    .words(".")
                    .spans();
        }
        return new Sentence()
                .figure(reverts, Wording.counted(count(FailureFloor::reverts), "revert"))
                .words(" and ")
                .figure(
                        hotfixes,
                        count(FailureFloor::isHotfix) == 1
                                ? "1 hotfix"
                                : Wording.count(count(FailureFloor::isHotfix)) + " hotfixes")
                .words(
                        " among "
                                + Wording.counted(changes.size(), "merged change")
                                + ": a floor for failed change.")
                .spans();
    }

    private long count(Predicate<Change> filter) {
        return changes.stream().filter(filter).count();
    }

    private static boolean reverts(Change change) {
        return change.tip().revert()
                || change.brought().stream().anyMatch(commit -> commit.revert());
    }

    private static boolean isHotfix(Change change) {
        return change.tip().hotfix()
                || change.brought().stream().anyMatch(commit -> commit.hotfix());
    }

    private Figure figure(String id, String label, String rule, Predicate<Change> filter) {
        var rows = changes.stream().filter(filter).map(FailureFloor::cells).toList();
        var whole = history.changes();
        var allTime = new Share(whole.stream().filter(filter).count(), whole.size());
        var explanation =
                new Explanation(
                        DECISION,
                        period.toString(),
                        "changes on the main line that "
                                + rule
                                + ", or bring a commit that does / all changes (v1)",
                        new Rows(List.of("change", "landed", "tickets", "why"), rows),
                        List.of(
                                new LeftOut(
                                        "repairs that do not say so",
                                        LeftOut.UNKNOWN,
                                        "how many there are cannot be known from git alone")),
                        Freshness.of(history),
                        List.of(
                                new OtherRule(
                                        "whole history",
                                        Wording.of(new Quantity.Part(allTime, "changes")))));
        return new Figure(
                id,
                label,
                new Quantity.Part(new Share(rows.size(), changes.size()), "changes"),
                explanation);
    }

    private static List<String> cells(Change change) {
        return List.of(
                change.tip().shortHash(),
                Period.day(change.landed()).toString(),
                String.join(" ", change.tickets()),
                (reverts(change) ? "revert " : "") + (isHotfix(change) ? "hotfix" : ""));
    }
}
