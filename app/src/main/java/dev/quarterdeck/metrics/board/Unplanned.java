package dev.quarterdeck.metrics.board;

import java.util.Locale;
import java.util.Set;

/// Knows types that stand for what nobody plans, as the metric `quality.unplanned` does.
final class Unplanned {

    private static final Set<String> TYPES =
            Set.of("fault", "problem", "support", "service request", "hotfix", "anomalie");

    private Unplanned() {}

    static boolean is(String type) {
        // Of the dotted capital databases make different small letters.
        var small = type.replace('İ', 'I').toLowerCase(Locale.ROOT);
        return TYPES.contains(small)
                || small.contains("bug")
                || small.startsWith("defect")
                || small.startsWith("incident");
    }
}
