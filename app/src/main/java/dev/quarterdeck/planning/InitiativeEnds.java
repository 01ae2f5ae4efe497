package dev.quarterdeck.planning;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Measured;
import dev.quarterdeck.platform.Recent;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tell which initiatives have ended, so that the record of forecasts and frozen plans mean the
/// same by "done".
public final class InitiativeEnds {

    private static final int KEPT = 4;

    private final Portfolio portfolio;
    private final Measured measured;
    private final Recent<Asked, Map<UUID, WorkStore.Left>> lefts = new Recent<>(KEPT);

    /// What was asked of the tracker. @param changes how often rows had changed
    private record Asked(List<WorkStore.Root> roots, long changes) {}

    InitiativeEnds(Portfolio portfolio, Measured measured) {
        this.portfolio = portfolio;
        this.measured = measured;
    }

    /// Returns the ends as they are known today, by initiative; what goes on has none.
    public Map<UUID, Ending> today() {
        var day = portfolio.today();
        var initiatives =
                portfolio.initiatives(Viewer.console(), day).stream()
                        .sorted(Comparator.comparing(Initiative::id))
                        .toList();
        var endings =
                new Endings(
                        portfolio.stagesSince(Viewer.console()),
                        left(WorkStore.Root.of(initiatives)),
                        day);
        var ends = new HashMap<UUID, Ending>();
        initiatives.forEach(one -> endings.of(one).ifPresent(ending -> ends.put(one.id(), ending)));
        return Map.copyOf(ends);
    }

    /// Of the roots of all: what lies below two belongs to the nearer.
    private Map<UUID, WorkStore.Left> left(List<WorkStore.Root> roots) {
        return lefts.get(
                new Asked(roots, measured.changes("item")),
                () -> measured.now(sql -> WorkStore.left(sql, roots)));
    }
}
