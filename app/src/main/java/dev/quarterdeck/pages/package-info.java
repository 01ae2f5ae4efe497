/// What does a person see in the browser?
///
/// Owns the frame of eight places, the fragments every page is made of (figure, chart, table, form,
/// review list, the four states) and the pages. It may read every face; nobody depends on it but
/// the server that wires it.
@ApplicationModule(
        allowedDependencies = {
            "access",
            "access :: signin",
            "activity",
            "agreements",
            "activity :: facts",
            "sources",
            "sources :: kept",
            "looks :: kept",
            "metrics",
            "metrics :: people",
            "metrics :: teams",
            "metrics :: board",
            "metrics :: intention",
            "organization",
            "organization :: identity",
            "organization :: timeline",
            "planning",
            "portfolio",
            "seats",
            "planning :: baselines",
            "planning :: scenarios",
            "platform",
            "platform :: csv",
            "platform :: http",
            "platform :: jobs",
            "reports",
            "reports :: chart",
            "reports :: wording"
        })
@NullMarked
package dev.quarterdeck.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
