package dev.quarterdeck.pages.teams;

import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.sources.kept.Runs;
import org.jspecify.annotations.Nullable;

/// Says whether records are still being brought in, so that numbers are short of them.
final class Arrivals {

    private final Runs runs;

    Arrivals(Runs runs) {
        this.runs = runs;
    }

    @Nullable State state() {
        int under = runs.underWay();
        return under == 0
                ? null
                : State.loading(
                        "Records are still being brought in.",
                        "%d %s: the numbers below are short of what is still to come. Load the page again in a minute."
                                .formatted(
                                        under,
                                        under == 1 ? "run is under way" : "runs are under way"));
    }
}
