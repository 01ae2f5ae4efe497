/// Which positions do we fund, when will somebody be there, and what do we assume of roles?
///
/// Owns *seats* (funded positions, each change a version), *assumptions* of roles (attrition, ramp,
/// notice, interviews, loaded rates) with their sources, and *stays* of candidates in stages,
/// without names; and says from these when a seat is filled.
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
package dev.quarterdeck.seats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
