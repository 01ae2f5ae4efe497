/// What did a team agree on, what does it try, and what came of it?
///
/// Owns *agreements* (a bound on a metric's number of a week, that a team set itself) and
/// *experiments* (a change that a team tries from a day on), with what became of each, step by
/// step. Their numbers are those of `metrics.teams`, and hidden where these are.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "organization",
            "metrics :: teams",
            "platform",
            "platform :: http",
            "platform :: store"
        })
@NullMarked
package dev.quarterdeck.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
