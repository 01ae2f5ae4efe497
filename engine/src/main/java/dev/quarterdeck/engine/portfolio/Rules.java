package dev.quarterdeck.engine.portfolio;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/// Refuse what no plan can mean.
final class Rules {

    private Rules() {}

    static void id(String kind, String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException(
                    "The id (%s) of a %s must not be blank.".formatted(id, kind));
        }
    }

    static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be 0 or more.".formatted(what, value));
        }
    }

    static void share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must lie between 0 and 1.".formatted(what, value));
        }
    }

    static <T> Set<String> unique(String kind, Collection<T> things, Function<T, String> id) {
        Set<String> ids = new HashSet<>();
        for (T thing : things) {
            if (!ids.add(id.apply(thing))) {
                throw new IllegalArgumentException(
                        "The %s (%s) must stand in the plan once."
                                .formatted(kind, id.apply(thing)));
            }
        }
        return ids;
    }

    static void known(String kind, String id, Set<String> ids, String by) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException(
                    "The %s (%s) that %s names must be in the plan.".formatted(kind, id, by));
        }
    }
}
