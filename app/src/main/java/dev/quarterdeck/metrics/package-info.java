/// How are we doing, and why do we say so?
///
/// Owns the measures over activity, and the words for their answers: a {@link
/// dev.quarterdeck.metrics.Figure} is one
/// number with one id and its {@link dev.quarterdeck.metrics.Explanation}; a {@link
/// dev.quarterdeck.metrics.Section}
/// says it in a sentence. Holds the minimum group size: no person's activity can be worded here.
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "activity :: facts",
            "platform",
            "platform :: http",
            "platform :: store",
            "organization",
            "access"
        })
@NullMarked
package dev.quarterdeck.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
