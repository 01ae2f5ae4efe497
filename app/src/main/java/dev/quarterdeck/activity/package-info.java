/// What happened?
///
/// Owns the histories and facts of changes, release tags and work items, as they were read from the
/// tools.
/// A *change* is what landed on the main line in one step; a *work item* is a tracker's issue. No
/// type here carries a
/// person's name, address or message: authors are opaque {@link dev.quarterdeck.activity.Author}
/// numbers, so nothing
/// above this package can show a person by mistake.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "platform",
            "platform :: http",
            "platform :: jobs",
            "platform :: store"
        })
@NullMarked
package dev.quarterdeck.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
