package dev.quarterdeck.engine.identity;

import java.util.Comparator;
import java.util.List;

/// One piece of evidence, in points and in words.
///
/// @param points how much it adds
/// @param words the evidence, a sentence without a full stop
record Sign(int points, String words) {

    static final Comparator<Sign> STRONGEST =
            Comparator.comparingInt(Sign::points).reversed().thenComparing(Sign::words);

    static int sum(List<Sign> signs) {
        return signs.stream().mapToInt(Sign::points).sum();
    }
}
