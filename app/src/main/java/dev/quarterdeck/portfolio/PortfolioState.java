package dev.quarterdeck.portfolio;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Holds all goals and initiatives as they stood at one moment.
///
/// @param goals by key
/// @param initiatives by order, equal ones by key
record PortfolioState(List<Goal> goals, List<Initiative> initiatives) {

    static final Comparator<Initiative> IN_ORDER =
            Comparator.comparingDouble((Initiative one) -> one.terms().place().order())
                    .thenComparing(one -> one.terms().key());

    /// Nothing is wanted.
    static final PortfolioState EMPTY = new PortfolioState(List.of(), List.of());

    PortfolioState {
        goals = goals.stream().sorted(Comparator.comparing(one -> one.terms().key())).toList();
        initiatives = initiatives.stream().sorted(IN_ORDER).toList();
    }

    Optional<Goal> goal(UUID id) {
        return goals.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Initiative> initiative(UUID id) {
        return initiatives.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Optional<Goal> goalOf(String key) {
        return goals.stream().filter(one -> one.terms().key().equalsIgnoreCase(key)).findFirst();
    }

    Optional<Initiative> initiativeOf(String key) {
        return initiatives.stream()
                .filter(one -> one.terms().key().equalsIgnoreCase(key))
                .findFirst();
    }

    /// Returns the place behind all that are there.
    double end() {
        return initiatives.stream().mapToDouble(one -> one.terms().place().order()).max().orElse(0)
                + 1;
    }

    PortfolioState withGoals(List<Goal> others) {
        return new PortfolioState(replaced(goals, others, Goal::id), initiatives);
    }

    PortfolioState withInitiatives(List<Initiative> others) {
        return new PortfolioState(goals, replaced(initiatives, others, Initiative::id));
    }

    private static <T> List<T> replaced(List<T> all, List<T> others, Function<T, UUID> id) {
        var ids = others.stream().map(id).toList();
        return Stream.concat(
                        all.stream().filter(one -> !ids.contains(id.apply(one))), others.stream())
                .toList();
    }
}
