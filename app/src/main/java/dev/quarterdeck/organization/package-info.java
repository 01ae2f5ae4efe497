/// Who works where, for whom, since when?
///
/// Owns persons, teams, memberships with shares, reporting lines, leave, working calendars,
/// skills and tool accounts linked to a person: all effective-dated.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "platform",
            "platform :: csv",
            "platform :: store",
            "platform :: http",
            "platform :: jobs"
        })
@NullMarked
package dev.quarterdeck.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
