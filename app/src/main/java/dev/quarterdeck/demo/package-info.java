/// How does somebody see Quarterdeck at work before they have brought anything in?
///
/// Owns the demo organisation: an invented company in a data folder of its own, filled through the
/// ordinary ways, with a user for each kind of reader, a banner, and one click that drops it.
/// Nothing depends on it but the command line.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: signin",
            "organization",
            "activity",
            "activity :: facts",
            "agreements",
            "metrics",
            "metrics :: intention",
            "forecasting",
            "reports",
            "looks :: kept",
            "planning",
            "planning :: baselines",
            "planning :: scenarios",
            "portfolio",
            "seats",
            "sources",
            "sources :: kept",
            "platform",
            "platform :: csv",
            "platform :: postgres",
            "platform :: http"
        })
@NullMarked
package dev.quarterdeck.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
