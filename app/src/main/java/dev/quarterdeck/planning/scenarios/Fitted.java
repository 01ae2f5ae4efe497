package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.engine.portfolio.Plan;
import dev.quarterdeck.seats.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Holds what a scenario makes of the plan of a day.
///
/// @param steps the changes that fit, in their order
/// @param leftOut those that do not, one sentence each with the reason
/// @param groups whether nobody's presence can be read from how weeks differ
/// @param costs what people and hires of the scenario cost in a month, by id, where it says so
/// @param atRate contractors of whom it does not say so: they cost the rate of their role
record Fitted(
        Plan plan,
        List<Step> steps,
        List<String> leftOut,
        boolean groups,
        Map<String, Money> costs,
        int atRate) {

    Fitted {
        steps = List.copyOf(steps);
        leftOut = List.copyOf(leftOut);
        costs = Map.copyOf(costs);
    }

    /// A change that fits. @param words one sentence
    record Step(UUID line, String words) {}
}
