package dev.quarterdeck.demo;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.planning.Forecast.OfInitiative;
import dev.quarterdeck.planning.Forecasts;
import dev.quarterdeck.planning.baselines.Baselines;
import dev.quarterdeck.planning.scenarios.Scenario;
import dev.quarterdeck.planning.scenarios.Scenarios;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what a director would have tried on the plan: two remedies for the slipping initiative,
/// and the plan as it was agreed on a quarter ago. Needs what the tools told.
final class DemoScenarios {

    private static final String SLIPPING = "BERTH-1";
    private static final String TEAM = "berths";
    private static final int QUARTER = 13;
    private static final double KEPT = 0.6;

    private static final Logger LOG = LoggerFactory.getLogger(DemoScenarios.class);

    private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
    private final Scenarios scenarios;
    private final Baselines baselines;
    private final Forecasts forecasts;

    DemoScenarios(Scenarios scenarios, Baselines baselines, Forecasts forecasts) {
        this.scenarios = scenarios;
        this.baselines = baselines;
        this.forecasts = forecasts;
    }

    /// Makes it once the tools have told everything.
    ///
    /// @param decisions know when that is so
    /// @param director who decides about the plan
    void follow(DemoDecisions decisions, Viewer director, LocalDate today) {
        decisions
                .afterwards(() -> suppose(director, today))
                .whenComplete(
                        (done, fault) -> {
                            if (fault == null) {
                                whole.complete(true);
                            } else {
                                LOG.error("The demo's scenarios could not be made", fault);
                                whole.completeExceptionally(fault);
                            }
                        });
    }

    /// Waits until all is made.
    void whole() {
        whole.join();
    }

    private void suppose(Viewer director, LocalDate today) {
        baselines
                .at(on(today.minusWeeks(QUARTER)))
                .freeze(director, "Plan of the quarter", "agreed with the harbour master");
        var hired =
                scenarios.add(
                        director,
                        "Two more for the berth plan",
                        "What two hires would win, and when.",
                        null);
        change(
                director,
                hired,
                Map.of(
                        "kind", "hire",
                        "team", TEAM,
                        "role", "engineer",
                        "count", "2",
                        "from", today.plusWeeks(QUARTER).toString()));
        forecasts.today(director).initiatives().stream()
                .filter(one -> one.key().equals(SLIPPING) && one.dates() != null)
                .findFirst()
                .ifPresent(one -> cut(director, one));
    }

    private void cut(Viewer director, OfInitiative one) {
        var made =
                scenarios.add(
                        director, "Less in the berth plan", "Six tenths of what is left.", null);
        var items = "" + Math.round(KEPT * one.open());
        change(director, made, Map.of("kind", "cut", "initiative", SLIPPING, "items", items));
    }

    private void change(Viewer director, Scenario one, Map<String, String> cells) {
        scenarios.addChange(director, one.id(), version -> {}, new HashMap<>(cells), null);
    }

    private static Clock on(LocalDate day) {
        return Clock.fixed(day.atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
