/// Who may see or do this, and why?
///
/// Owns users, grants, sessions, API tokens, the one policy function with its reasons, the
/// relations it decides by, row-level security's view of them, and the hash-chained audit log.
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: store",
            "platform :: http",
            "platform :: jobs"
        })
@NullMarked
package dev.quarterdeck.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
