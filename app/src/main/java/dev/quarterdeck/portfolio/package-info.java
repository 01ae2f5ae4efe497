/// What do we want, and in which order?
///
/// Owns *goals* (an outcome for a time) and *initiatives* (what is done for a goal: worth, scope,
/// order, dates, what it waits for), as people say them, each change a version of its own; and the
/// *order* that their worth suggests. What is finished of them other modules tell.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "organization",
            "platform",
            "platform :: csv",
            "platform :: http",
            "platform :: store"
        })
@NullMarked
package dev.quarterdeck.portfolio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
